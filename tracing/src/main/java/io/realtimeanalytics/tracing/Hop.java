package io.realtimeanalytics.tracing;

import io.opentelemetry.api.trace.Span;
import java.util.concurrent.TimeUnit;

/** One step of an event, open until it ends; a second end has no effect. Thread-safe. */
public final class Hop {

    private final Span span;

    Hop(Span span) {
        this.span = span;
    }

    /** What the next hop is told. */
    public String traceparent() {
        return TraceContext.format(span.getSpanContext());
    }

    /** Notes something about it; returns this. */
    public Hop with(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Ends it now. */
    public void end() {
        span.end();
    }

    /** Ends it at a time. */
    public void endAt(long millis) {
        span.end(millis, TimeUnit.MILLISECONDS);
    }
}
