package io.realtimeanalytics.verification.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OTLP receiver over HTTP in this process; keeps what it gets. */
final class Receiver implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();

    /** A span, and the program that made it. */
    record Received(String program, Span span) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Received> spans() {
        return List.copyOf(spans);
    }

    /** The first of a name. */
    Optional<Received> find(String name) {
        return spans.stream().filter(each -> each.span().getName().equals(name)).findFirst();
    }

    /** Settings that send spans here. */
    Map<String, String> settings() {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest request =
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
        request.getResourceSpansList()
                .forEach(
                        resource -> {
                            String program =
                                    resource.getResource().getAttributesList().stream()
                                            .filter(each -> each.getKey().equals("service.name"))
                                            .map(each -> each.getValue().getStringValue())
                                            .findFirst()
                                            .orElse("");
                            resource.getScopeSpansList().stream()
                                    .flatMap(scope -> scope.getSpansList().stream())
                                    .forEach(span -> spans.add(new Received(program, span)));
                        });
        exchange.sendResponseHeaders(OK, -1);
        exchange.close();
    }
}
