package io.realtimeanalytics.local.store;

import io.realtimeanalytics.history.questdb.EmbeddedQuestDb;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** QuestDB in this process. The history job makes its tables. */
public final class LocalStore implements Part {

    private final EmbeddedQuestDb server;
    private final int port;

    /**
     * @param folder where it keeps its tables
     * @param log file for its errors
     */
    public LocalStore(Path folder, Path log, int port) {
        this.server = new EmbeddedQuestDb(folder, log, port);
        this.port = port;
    }

    /** Address for clients that write line protocol or ask SQL. */
    public URI url() {
        return server.url();
    }

    @Override
    public String name() {
        return "Time-series store";
    }

    @Override
    public String start() throws Exception {
        server.start();
        Readiness.await(url().resolve("/ping"), Duration.ofSeconds(30), () -> true);
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        server.close();
    }
}
