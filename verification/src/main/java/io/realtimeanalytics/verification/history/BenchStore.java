package io.realtimeanalytics.verification.history;

import io.realtimeanalytics.local.part.Readiness;
import io.realtimeanalytics.local.store.LocalStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real store that can be stopped and started. */
interface BenchStore {

    /** For people. */
    String name();

    /** Settings of programs that use it. */
    Map<String, String> settings();

    /** Returns when it can be used. */
    void start() throws Exception;

    /** Returns when it is gone. */
    void stop() throws Exception;

    /** QuestDB in this process. */
    static BenchStore embedded(Path folder, int port) {
        return new Embedded(folder, port);
    }

    /**
     * InfluxDB 2 at INFLUX_URL, with INFLUX_TOKEN and INFLUX_ORG.
     *
     * @param command runs it in the foreground, for a shell; empty if it runs already and shall not
     *     be stopped
     */
    static BenchStore influx(Map<String, String> variables, String command) {
        return new Influx(variables, command);
    }

    /** In this process. */
    final class Embedded implements BenchStore {
        private final Path folder;
        private final int port;
        private @Nullable LocalStore server;

        Embedded(Path folder, int port) {
            this.folder = folder;
            this.port = port;
        }

        @Override
        public String name() {
            return "QuestDB, embedded";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "HISTORY_STORE",
                    "questdb",
                    "HISTORY_STORE_URL",
                    "http://127.0.0.1:" + port,
                    "HISTORY_COMPRESSION",
                    "false");
        }

        @Override
        public void start() throws Exception {
            LocalStore started =
                    new LocalStore(folder.resolve("questdb"), folder.resolve("questdb.log"), port);
            server = started;
            String unused = started.start();
        }

        @Override
        public void stop() {
            if (server != null) {
                server.close();
            }
        }
    }

    /** A process. */
    final class Influx implements BenchStore {
        private static final Duration START_LIMIT = Duration.ofSeconds(60);

        private final Map<String, String> variables;
        private final String command;
        private @Nullable Process process;

        Influx(Map<String, String> variables, String command) {
            this.variables = variables;
            this.command = command;
        }

        @Override
        public String name() {
            return "InfluxDB 2";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "HISTORY_STORE",
                    "influxdb",
                    "HISTORY_STORE_URL",
                    url(),
                    "HISTORY_STORE_TOKEN",
                    variables.getOrDefault("INFLUX_TOKEN", "none"),
                    "HISTORY_ORGANIZATION",
                    variables.getOrDefault("INFLUX_ORG", "analytics"),
                    "HISTORY_BUCKET_PREFIX",
                    "bench",
                    "HISTORY_COMPRESSION",
                    "false");
        }

        @Override
        public void start() throws Exception {
            if (!command.isEmpty()) {
                process =
                        new ProcessBuilder("bash", "-c", "exec " + command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
            }
            Readiness.await(URI.create(url() + "/health"), START_LIMIT, () -> true);
        }

        @Override
        public void stop() throws InterruptedException {
            if (process != null) {
                process.destroy();
                int unused = process.waitFor();
            }
        }

        private String url() {
            return variables.getOrDefault("INFLUX_URL", "http://127.0.0.1:8086");
        }
    }
}
