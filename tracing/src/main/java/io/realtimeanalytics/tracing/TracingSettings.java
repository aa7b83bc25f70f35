package io.realtimeanalytics.tracing;

import io.realtimeanalytics.event.environment.Environment;
import java.io.Serializable;
import java.net.URI;

/**
 * Where spans go: the same setting for all programs.
 *
 * @param endpoint base address of an OTLP receiver over HTTP; empty: there are no spans
 */
public record TracingSettings(String endpoint) implements Serializable {

    /** No spans. */
    public static final TracingSettings OFF = new TracingSettings("");

    private static final long serialVersionUID = 1L;

    /** Reads the setting; problems are the environment's to report. */
    public static TracingSettings from(Environment environment) {
        return environment.parsed(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "an HTTP address",
                "",
                "Base of the OTLP receiver (HTTP, protobuf) that gets the spans of traced events;"
                        + " empty: no tracing.",
                TracingSettings::parse);
    }

    /** Whether there are spans. */
    public boolean isOn() {
        return !endpoint.isEmpty();
    }

    String tracesUrl() {
        return (endpoint.endsWith("/") ? endpoint : endpoint + '/') + "v1/traces";
    }

    private static TracingSettings parse(String text) {
        if (!text.isEmpty()) {
            URI address = URI.create(text);
            if (!text.matches("https?://.+") || address.getHost() == null) {
                throw new IllegalArgumentException("no HTTP address");
            }
        }
        return new TracingSettings(text);
    }
}
