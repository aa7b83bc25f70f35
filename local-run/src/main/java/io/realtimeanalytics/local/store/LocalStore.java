package io.realtimeanalytics.local.store;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** QuestDB in this process; it takes what InfluxDB's line protocol says over HTTP. */
public final class LocalStore implements Part {

    private final Path folder;
    private final Path log;
    private final int port;
    private @Nullable ServerMain server;

    /**
     * @param folder where it keeps its tables
     * @param log file for its errors
     */
    public LocalStore(Path folder, Path log, int port) {
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    /** Address for clients that write line protocol or ask SQL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public String name() {
        return "Time-series store";
    }

    @Override
    public String start() throws Exception {
        writeSettings();
        ServerMain main =
                new ServerMain(new Bootstrap(new OwnSettingsOnly(), "-d", folder.toString()));
        server = main;
        main.start(false);
        Readiness.await(url().resolve("/ping"), Duration.ofSeconds(30), () -> true);
        HistoryTable.create(url());
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

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
