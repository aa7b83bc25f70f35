package io.realtimeanalytics.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** The W3C form in which a trace travels: {@code traceparent}. */
public final class TraceContext {

    /** Name of the header, of HTTP requests and of Kafka records. */
    public static final String HEADER = "traceparent";

    private static final int MAX_CHARS = 256;
    private static final TextMapGetter<String> ONLY_PARENT = new OnlyParent();

    private TraceContext() {}

    /** Whether it is one, and of a trace that is recorded. */
    public static boolean isSampled(String traceparent) {
        SpanContext context = parse(traceparent);
        return context.isValid() && context.isSampled();
    }

    /** Invalid where the text is none. */
    static SpanContext parse(String traceparent) {
        if (traceparent.length() > MAX_CHARS) {
            return SpanContext.getInvalid();
        }
        Context context =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), traceparent, ONLY_PARENT);
        return Span.fromContext(context).getSpanContext();
    }

    static String format(SpanContext context) {
        return "00-"
                + context.getTraceId()
                + '-'
                + context.getSpanId()
                + '-'
                + context.getTraceFlags().asHex();
    }

    private static final class OnlyParent implements TextMapGetter<String> {

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(HEADER) ? traceparent : null;
        }
    }
}
