package io.realtimeanalytics.history.testing;

import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.questdb.EmbeddedQuestDb;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A real QuestDB in the test's process. */
public final class EmbeddedStore implements AutoCloseable {

    private final EmbeddedQuestDb server;

    private EmbeddedStore(EmbeddedQuestDb server) {
        this.server = server;
    }

    /** Returns when it can be written to. */
    public static EmbeddedStore start(Path folder) throws IOException {
        EmbeddedQuestDb server =
                new EmbeddedQuestDb(folder.resolve("db"), folder.resolve("db.log"), freePort());
        server.start();
        return new EmbeddedStore(server);
    }

    /** Its settings. */
    public StoreConfig config(Retention retention) {
        return config(server.url(), retention);
    }

    /** Settings of a QuestDB at an address. */
    public static StoreConfig config(URI url, Retention retention) {
        return new StoreConfig(
                StoreConfig.Kind.QUESTDB, url, "none", "none", "none", false, retention);
    }

    /** Runs a statement behind the back of whoever uses the store. */
    public void execute(String sql) throws IOException {
        String query = "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8);
        try (InputStream answer = server.url().resolve(query).toURL().openStream()) {
            answer.readAllBytes();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
