package io.realtimeanalytics.collector.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** The part of a schema registry's HTTP API that the collector uses, over an in-memory registry. */
public final class HttpRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryRegistry schemas = new InMemoryRegistry();
    private final HttpServer server;

    /** Starts on a free port. */
    public HttpRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/subjects/events-value/versions", this::register);
        server.start();
    }

    /** Base of the API. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What is registered. */
    public InMemoryRegistry schemas() {
        return schemas;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void register(HttpExchange exchange) throws IOException {
        String schema = JSON.readTree(exchange.getRequestBody()).path("schema").asText();
        int id = schemas.idOf("events-value", new Schema.Parser().parse(schema));
        byte[] answer = ("{\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
