package io.realtimeanalytics.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of one program and sends them off, in a thread of its own: a receiver that is
 * slow or away costs spans, nothing else. Whether an event is traced was decided before: every hop
 * that is begun is recorded. Thread-safe.
 */
public final class Tracing implements AutoCloseable {

    private static final Duration SEND_EVERY = Duration.ofSeconds(1);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    Tracing(SpanExporter exporter, String program) {
        this.provider =
                SdkTracerProvider.builder()
                        .setResource(
                                Resource.create(
                                        Attributes.builder().put("service.name", program).build()))
                        .setSampler(Sampler.alwaysOn())
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(exporter)
                                        .setScheduleDelay(SEND_EVERY)
                                        .setExporterTimeout(SEND_LIMIT)
                                        .build())
                        .build();
        this.tracer = provider.get("io.realtimeanalytics");
    }

    /**
     * Starts it; null where tracing is off.
     *
     * @param program name of the service in the spans
     */
    public static @Nullable Tracing open(TracingSettings settings, String program) {
        if (!settings.isOn()) {
            return null;
        }
        return new Tracing(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(settings.tracesUrl())
                        .setTimeout(SEND_LIMIT)
                        .build(),
                program);
    }

    /** A hop that begins now and begins a trace. */
    public Hop begin(String name) {
        return start(builder(name).setNoParent());
    }

    /**
     * A hop that begins now.
     *
     * @param parent traceparent of the hop before
     */
    public Hop begin(String name, String parent) {
        return start(childOf(name, parent));
    }

    /**
     * A hop that began at a time.
     *
     * @param parent traceparent of the hop before
     */
    public Hop beginAt(String name, String parent, long millis) {
        return start(childOf(name, parent).setStartTimestamp(millis, TimeUnit.MILLISECONDS));
    }

    /**
     * A hop that many come together in: it begins a trace and links to theirs.
     *
     * @param traceparents of the hops before
     */
    public Hop join(String name, Collection<String> traceparents) {
        SpanBuilder builder = builder(name).setNoParent();
        for (String traceparent : traceparents) {
            SpanContext context = TraceContext.parse(traceparent);
            if (context.isValid()) {
                builder.addLink(context);
            }
        }
        return start(builder);
    }

    /** Sends what is left, for a short while. */
    @Override
    public void close() {
        provider.shutdown().join(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private SpanBuilder childOf(String name, String parent) {
        Context context = Context.root().with(Span.wrap(TraceContext.parse(parent)));
        return builder(name).setParent(context);
    }

    private SpanBuilder builder(String name) {
        return tracer.spanBuilder(name).setSpanKind(SpanKind.INTERNAL);
    }

    private static Hop start(SpanBuilder builder) {
        return new Hop(builder.startSpan());
    }
}
