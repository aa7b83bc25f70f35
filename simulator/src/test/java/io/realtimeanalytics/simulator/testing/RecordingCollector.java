package io.realtimeanalytics.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers as the collector's API says, over real HTTP: 202 with a verdict for each event, 400 for
 * what is no JSON, 404 for a request with several sites, 503 when told to.
 */
public final class RecordingCollector implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<JsonNode> accepted = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger malformed = new AtomicInteger();
    private volatile String rejectedType = "";

    /** Listens on a free port. */
    public RecordingCollector() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/events", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Events taken. */
    public List<JsonNode> accepted() {
        return accepted;
    }

    /** What was sent as Authorization. */
    public List<String> keys() {
        return keys;
    }

    /** Requests that were no JSON. */
    public int malformedRequests() {
        return malformed.get();
    }

    /** Answers the next requests with 503. */
    public void refuseNext(int requests) {
        refusals.set(requests);
    }

    /** Rejects events of a type from now on. */
    public void reject(String type) {
        rejectedType = type;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<String> sentKeys = exchange.getRequestHeaders().get("Authorization");
        keys.add(sentKeys == null ? "" : sentKeys.get(0));
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, "{}");
            return;
        }
        JsonNode events;
        try {
            events = JSON.readTree(body).path("events");
        } catch (IOException e) {
            malformed.incrementAndGet();
            answer(exchange, 400, "{}");
            return;
        }
        if (events.findValuesAsText("site_id").stream().distinct().count() != 1) {
            answer(exchange, 404, "{}");
            return;
        }
        answer(exchange, 202, judge(events));
    }

    private String judge(JsonNode events) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        for (JsonNode event : events) {
            boolean isRejected = event.path("event_type").asText().equals(rejectedType);
            if (!isRejected) {
                accepted.add(event);
            }
            results.addObject()
                    .put("event_id", event.path("event_id").asText())
                    .put("verdict", isRejected ? "rejected" : "accepted");
        }
        return answer.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
