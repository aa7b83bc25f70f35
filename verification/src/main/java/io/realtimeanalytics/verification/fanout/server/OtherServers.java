package io.realtimeanalytics.verification.fanout.server;

import io.realtimeanalytics.local.part.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Servers to compare with, which are told what to send on standard input. */
public final class OtherServers {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private OtherServers() {}

    /** What one writes without thinking about cost, in Node. */
    public static ServerProcess naive(Path log) throws Exception {
        int port = ServerProcess.freePort();
        return listening(
                ServerProcess.start(
                        List.of("node", "verification/naive/server.mjs", Integer.toString(port)),
                        port,
                        Map.of("NODE_ENV", "production"),
                        log),
                log);
    }

    /** A loop of writes. */
    public static ServerProcess bareLoop(List<String> options, int clients, Path log)
            throws Exception {
        int port = ServerProcess.freePort();
        return listening(
                ServerProcess.java(
                        options,
                        BareLoop.class,
                        port,
                        List.of(Integer.toString(port), Integer.toString(clients)),
                        Map.of(),
                        log),
                log);
    }

    private static ServerProcess listening(ServerProcess server, Path log) throws Exception {
        Readiness.await(
                "not listening; its log: " + log,
                START_LIMIT,
                () -> !server.isAlive() || read(log).contains("listening"));
        if (!server.isAlive()) {
            throw new IllegalStateException(read(log));
        }
        return server;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
