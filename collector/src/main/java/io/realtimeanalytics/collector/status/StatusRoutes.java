package io.realtimeanalytics.collector.status;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.realtimeanalytics.collector.http.Response;
import io.realtimeanalytics.collector.http.Route;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What operators and Kubernetes ask. */
public final class StatusRoutes {

    private static final String JSON = "application/json";

    private StatusRoutes() {}

    /**
     * Health and metrics by path.
     *
     * @param isReady whether events would be taken now
     */
    public static Map<String, Route> of(CollectorRegistry registry, BooleanSupplier isReady) {
        return Map.of(
                "/health/live",
                new GetRoute(() -> Response.of(200, JSON, "{\"status\":\"live\"}")),
                "/health/ready",
                new GetRoute(() -> readiness(isReady.getAsBoolean())),
                "/metrics",
                new GetRoute(() -> metrics(registry)));
    }

    private static Response readiness(boolean isReady) {
        return isReady
                ? Response.of(200, JSON, "{\"status\":\"ready\"}")
                : Response.of(
                        503,
                        JSON,
                        "{\"status\":\"not ready\",\"reason\":\"Kafka does not take events\"}");
    }

    private static Response metrics(CollectorRegistry registry) {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(200, TextFormat.CONTENT_TYPE_004, text.toString());
    }
}
