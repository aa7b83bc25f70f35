package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.event.avro.RejectReason;
import io.realtimeanalytics.pipeline.trace.OperatorTracing;
import io.realtimeanalytics.tracing.TracingSettings;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Passes events on, late ones too, since they are accounted for; sends rejected records aside, and
 * drops ticks, which have done their work.
 */
public final class Ingest extends ProcessFunction<Ingested, SiteEvent> {

    /** Events received too long after they happened. */
    public static final OutputTag<Rejected> LATE = new OutputTag<>("late") {};

    /** Records that are not events. */
    public static final OutputTag<Rejected> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

    private static final long serialVersionUID = 1L;

    private final OperatorTracing tracing;
    private transient @Nullable Counter lateEvents;
    private transient @Nullable Counter deadLetters;

    /** Where spans go. */
    public Ingest(TracingSettings tracing) {
        this.tracing = new OperatorTracing(tracing);
    }

    @Override
    public void open(OpenContext context) {
        tracing.open();
    }

    @Override
    public void close() {
        tracing.close();
    }

    @Override
    public void processElement(Ingested record, Context context, Collector<SiteEvent> out) {
        SiteEvent event = record.event();
        if (event != null) {
            out.collect(event.trace() == null ? event : followed(event, event.trace()));
        }
        Rejected rejected = record.rejected();
        if (rejected == null) {
            return;
        }
        if (rejected.reason().equals(RejectReason.LATE.name())) {
            lateEvents = counted(lateEvents, "lateEvents");
            context.output(LATE, rejected);
        } else {
            deadLetters = counted(deadLetters, "deadLetters");
            context.output(DEAD_LETTERS, rejected);
        }
    }

    private SiteEvent followed(SiteEvent event, String trace) {
        return event.traced(tracing.source(trace, event.siteId(), event.outcome().id()));
    }

    private Counter counted(@Nullable Counter counter, String name) {
        Counter known =
                counter == null ? getRuntimeContext().getMetricGroup().counter(name) : counter;
        known.inc();
        return known;
    }
}
