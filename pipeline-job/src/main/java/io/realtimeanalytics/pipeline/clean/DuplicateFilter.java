package io.realtimeanalytics.pipeline.clean;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first copy of an event through. Keyed by {@link #keyOf}.
 *
 * <p>An id is remembered until every further copy would be late by its own fields, never by a clock
 * of this machine: see {@link io.realtimeanalytics.pipeline.ingest.EventTime}.
 */
public final class DuplicateFilter extends KeyedProcessFunction<String, SiteEvent, SiteEvent> {

    private static final long serialVersionUID = 1L;

    private final long rememberMillis;
    private transient @Nullable ValueState<Boolean> isSeen;
    private transient @Nullable Counter duplicates;

    /**
     * @param remember how long after its event time an id is remembered: the greatest lateness, and
     *     some for the skew between collectors
     */
    public DuplicateFilter(Duration remember) {
        this.rememberMillis = remember.toMillis();
    }

    /** Equal for copies of one event. */
    public static String keyOf(SiteEvent event) {
        return event.siteId() + '|' + event.eventId();
    }

    @Override
    public void open(OpenContext context) {
        isSeen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement(SiteEvent event, Context context, Collector<SiteEvent> out)
            throws Exception {
        ValueState<Boolean> seen = opened(isSeen);
        if (seen.value() != null) {
            opened(duplicates).inc();
            return;
        }
        seen.update(Boolean.TRUE);
        context.timerService().registerEventTimeTimer(event.eventTimeMillis() + rememberMillis);
        out.collect(event);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<SiteEvent> out) {
        opened(isSeen).clear();
    }

    private static <T> T opened(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not opened");
        }
        return part;
    }
}
