package io.realtimeanalytics.canary.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes events, or does not. */
public final class FakeCollector implements AutoCloseable {

    /**
     * An event and what came with it.
     *
     * @param event as JSON
     */
    public record Received(JsonNode event, String userAgent, String privacy, String trace) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Consumer<JsonNode> onEvent;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 202;
    private volatile String answer = "{\"accepted\":1}";

    /**
     * @param onEvent gets each event that is taken, before the sender hears of that
     */
    public FakeCollector(Consumer<JsonNode> onEvent) throws IOException {
        this.onEvent = onEvent;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/events", this::take);
        server.start();
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers so from now on. */
    public void answer(int newStatus, String newAnswer) {
        answer = newAnswer;
        status = newStatus;
    }

    /** What was taken. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event = JSON.readTree(exchange.getRequestBody());
            int answered = status;
            if (answered == 202) {
                received.add(
                        new Received(
                                event,
                                exchange.getRequestHeaders().getFirst("User-Agent"),
                                exchange.getRequestHeaders().getFirst("Sec-GPC"),
                                exchange.getRequestHeaders().getFirst("traceparent")));
                onEvent.accept(event);
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answered, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
