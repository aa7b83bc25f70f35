package io.realtimeanalytics.history.questdb;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** QuestDB in this process, on the loopback interface only. */
public final class EmbeddedQuestDb implements AutoCloseable {

    private final Path folder;
    private final Path log;
    private final int port;
    private @Nullable ServerMain server;

    /**
     * @param folder where it keeps its tables
     * @param log file for its errors
     */
    public EmbeddedQuestDb(Path folder, Path log, int port) {
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    /** Address for clients that write line protocol or ask SQL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when it listens. */
    public void start() throws IOException {
        writeSettings();
        ServerMain main =
                new ServerMain(new Bootstrap(new OwnSettingsOnly(), "-d", folder.toString()));
        server = main;
        main.start(false);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    // Tables are made by the program that writes: those that line protocol makes do not overwrite.
    private void writeSettings() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                settings.resolve("server.conf"),
                """
                http.bind.to=127.0.0.1:%d
                http.min.enabled=false
                pg.enabled=false
                line.tcp.enabled=false
                line.udp.enabled=false
                line.auto.create.new.tables=false
                line.auto.create.new.columns=false
                telemetry.enabled=false
                query.tracing.enabled=false
                cairo.wal.enabled.default=true
                cairo.mat.view.enabled=false
                shared.worker.count=1
                wal.apply.worker.count=1
                export.worker.count=0
                mat.view.refresh.worker.count=0
                view.compiler.worker.count=0
                """
                                .formatted(port)
                        + calm("shared")
                        + calm("wal.apply"));
        Files.writeString(
                settings.resolve("log.conf"),
                """
                writers=file
                w.file.class=io.questdb.log.LogFileWriter
                w.file.location=%s
                w.file.level=ERROR,CRITICAL
                """
                        .formatted(log));
    }

    // Workers look for work every millisecond for seconds after they had some. Here two cores do
    // everything, and points come once per checkpoint.
    private static String calm(String pool) {
        return """
               %1$s.worker.yield.threshold=1
               %1$s.worker.nap.threshold=2
               %1$s.worker.sleep.threshold=3
               %1$s.worker.sleep.timeout=20
               """
                .formatted(pool);
    }

    /** Keeps settings out that the user's environment has for another QuestDB. */
    private static final class OwnSettingsOnly extends DefaultBootstrapConfiguration {
        @Override
        public Map<String, String> getEnv() {
            return Map.of();
        }
    }
}
