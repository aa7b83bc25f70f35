package io.realtimeanalytics.pipeline.trace;

import io.realtimeanalytics.tracing.Hop;
import io.realtimeanalytics.tracing.Tracing;
import io.realtimeanalytics.tracing.TracingSettings;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one operator; travels with the job. All operators of a process send through the same
 * exporter, which ends with the last of them.
 */
public final class OperatorTracing implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PROGRAM = "pipeline";
    private static final Map<TracingSettings, Shared> OPEN = new HashMap<>();

    private final TracingSettings settings;
    private transient @Nullable Tracing tracing;

    /** Where spans go. */
    public OperatorTracing(TracingSettings settings) {
        this.settings = settings;
    }

    /** An operator begins. */
    public void open() {
        if (!settings.isOn() || tracing != null) {
            return;
        }
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(settings, Shared::new);
            shared.users++;
            tracing = shared.tracing;
        }
    }

    /** An operator ends; harmless where it did not begin. */
    public void close() {
        if (tracing == null) {
            return;
        }
        tracing = null;
        @Nullable Shared last;
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(settings, Shared::new);
            shared.users--;
            last = shared.users == 0 ? OPEN.remove(settings) : null;
        }
        if (last != null) {
            last.tracing.close();
        }
    }

    /**
     * The event has come out of the source.
     *
     * @param traceparent of the collector
     * @return what goes on with the event
     */
    public String source(String traceparent, String siteId, String outcome) {
        if (tracing == null) {
            return traceparent;
        }
        Hop hop = tracing.begin("source", traceparent).with("site", siteId);
        hop.with("outcome", outcome).end();
        return hop.traceparent();
    }

    /**
     * A result contains events for the first time.
     *
     * @param traces of the events
     * @return what goes on with the result; null where tracing is off
     */
    public @Nullable String emit(String traces, String siteId, String result) {
        if (tracing == null) {
            return null;
        }
        Hop hop = tracing.join("emit", Traces.each(traces)).with("site", siteId);
        hop.with("result", result).end();
        return hop.traceparent();
    }

    private static final class Shared {

        private final Tracing tracing;
        private int users;

        private Shared(TracingSettings settings) {
            Tracing opened = Tracing.open(settings, PROGRAM);
            if (opened == null) {
                throw new IllegalStateException("tracing is off");
            }
            this.tracing = opened;
        }
    }
}
