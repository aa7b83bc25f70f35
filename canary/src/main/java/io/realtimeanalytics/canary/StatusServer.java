package io.realtimeanalytics.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** What Kubernetes and Prometheus ask: {@code /health/live}, {@code /health/ready}, metrics. */
final class StatusServer implements AutoCloseable {

    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, StatusServer::newThread);

    private record Answer(int status, String contentType, String body) {

        static Answer of(boolean isGood, String good, String bad) {
            return new Answer(
                    isGood ? 200 : 503,
                    "application/json",
                    "{\"status\":\"" + (isGood ? good : bad) + "\"}");
        }
    }

    /** Asked at each request. */
    private interface Question {

        Answer answer() throws IOException;
    }

    /** Binds the address; answers nobody before {@link #start}. */
    StatusServer(InetSocketAddress address, CollectorRegistry registry) throws IOException {
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        serve("/metrics", () -> metrics(registry));
    }

    /**
     * @param isAlive whether the canary's thread still works
     * @param isReady whether the live view is open
     */
    void start(BooleanSupplier isAlive, BooleanSupplier isReady) {
        serve("/health/live", () -> Answer.of(isAlive.getAsBoolean(), "live", "stands still"));
        serve("/health/ready", () -> Answer.of(isReady.getAsBoolean(), "ready", "no live view"));
        server.start();
    }

    int boundPort() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(String path, Question question) {
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        boolean isKnown = exchange.getRequestURI().getPath().equals(path);
                        write(
                                exchange,
                                isKnown
                                        ? question.answer()
                                        : new Answer(404, "text/plain", "not found"));
                    }
                });
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Answer metrics(CollectorRegistry registry) throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        return new Answer(200, TextFormat.CONTENT_TYPE_004, text.toString());
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "canary-status");
        thread.setDaemon(true);
        return thread;
    }
}
