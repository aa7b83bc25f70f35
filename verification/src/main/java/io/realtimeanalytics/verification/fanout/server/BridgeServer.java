package io.realtimeanalytics.verification.fanout.server;

import io.realtimeanalytics.bridge.BridgeMain;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Readiness;
import io.realtimeanalytics.verification.fanout.feed.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The bridge, as a user starts it. */
public final class BridgeServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerProcess process;

    private BridgeServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts it and returns when it lets screens in.
     *
     * @param options of its JVM
     * @param kafka where it reads, as in its environment
     */
    public static BridgeServer start(List<String> options, Map<String, String> kafka, Path log)
            throws Exception {
        int port = ServerProcess.freePort();
        Map<String, String> variables = new HashMap<>(kafka);
        variables.put("BRIDGE_PORT", Integer.toString(port));
        variables.put("BRIDGE_DEMO", "true");
        variables.put("BRIDGE_MAX_CONNECTIONS", "20000");
        variables.put(
                "BRIDGE_SITES", Site.ALL.stream().map(Site::id).collect(Collectors.joining(",")));
        ServerProcess process =
                ServerProcess.java(options, BridgeMain.class, port, List.of(), variables, log);
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        try {
            Readiness.await(ready, START_LIMIT, process::isAlive);
        } catch (FailedStartException e) {
            throw new IllegalStateException(Files.readString(log), e);
        }
        return new BridgeServer(process);
    }

    /** Its process. */
    public ServerProcess process() {
        return process;
    }

    /** Memory that it occupies once nothing is held in vain. */
    public long residentBytesAfterCollection() throws IOException, InterruptedException {
        // Twice: what the first finds unreachable may hold memory outside of the heap.
        for (int round = 0; round < 2; round++) {
            Process collection =
                    new ProcessBuilder(
                                    ServerProcess.tool("jcmd"),
                                    Long.toString(process.pid()),
                                    "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!collection.waitFor(30, TimeUnit.SECONDS) || collection.exitValue() != 0) {
                throw new IllegalStateException("jcmd cannot collect the bridge's garbage");
            }
        }
        return process.usage().residentBytes();
    }

    /** A counter of its metrics page, 0 if it does not show it. */
    public long counter(String name) throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + process.port() + "/metrics");
        String text =
                HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.close();
    }
}
