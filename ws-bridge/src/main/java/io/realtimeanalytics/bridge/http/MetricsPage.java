package io.realtimeanalytics.bridge.http;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What Prometheus reads. Collected outside of the event loops, which it would hold up. */
public final class MetricsPage {

    private final CollectorRegistry registry;
    private final Executor executor;

    /**
     * @param executor may block
     */
    public MetricsPage(CollectorRegistry registry, Executor executor) {
        this.registry = registry;
        this.executor = executor;
    }

    CompletionStage<Answer> answer() {
        return CompletableFuture.supplyAsync(this::collect, executor);
    }

    private Answer collect() {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.ok(
                TextFormat.CONTENT_TYPE_004, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
