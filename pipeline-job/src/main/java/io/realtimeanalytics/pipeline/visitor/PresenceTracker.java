package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.visitor.Presence.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Says once for each visitor and window that the visitor is present, so that plain addition counts
 * distinct visitors. Keyed by {@link SiteEvent#visitorKey}.
 */
public final class PresenceTracker extends KeyedProcessFunction<String, SiteEvent, Count> {

    private static final long serialVersionUID = 1L;

    private final long rememberMillis;
    private transient @Nullable ValueState<VisitorPresence> presence;

    /**
     * @param remember how long after its end a window may still get events: the greatest lateness,
     *     and some for the skew between collectors
     */
    public PresenceTracker(Duration remember) {
        this.rememberMillis = remember.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        presence =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "presence", TypeInformation.of(VisitorPresence.class)));
    }

    @Override
    public void processElement(SiteEvent event, Context context, Collector<Count> out)
            throws Exception {
        ValueState<VisitorPresence> state = Objects.requireNonNull(presence);
        VisitorPresence stored = state.value();
        VisitorPresence before = stored == null ? VisitorPresence.NONE : stored;
        List<Count> added = new ArrayList<>();
        VisitorPresence after =
                new VisitorPresence(
                        add(before.fiveMinutes(), event, Window.LAST_FIVE_MINUTES, added),
                        add(before.thirtyMinutes(), event, Window.LAST_THIRTY_MINUTES, added),
                        add(before.minutes(), event, Window.ONE_MINUTE, added),
                        add(before.hours(), event, Window.ONE_HOUR, added));
        if (added.isEmpty()) {
            return;
        }
        added.forEach(out::collect);
        state.update(after);
        if (stored == null) {
            context.timerService().registerEventTimeTimer(forgottenAtMillis(after));
        }
    }

    // One timer per visitor, which comes again as long as the visitor does.
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Count> out)
            throws Exception {
        ValueState<VisitorPresence> state = Objects.requireNonNull(presence);
        VisitorPresence stored = state.value();
        if (stored == null) {
            return;
        }
        VisitorPresence kept = stored.without(timestamp - rememberMillis + 1);
        if (kept.isEmpty()) {
            state.clear();
        } else {
            state.update(kept);
            context.timerService().registerEventTimeTimer(forgottenAtMillis(kept));
        }
    }

    private long forgottenAtMillis(VisitorPresence visitor) {
        return visitor.lastEndMillis() + rememberMillis;
    }

    /** The presence with the event; what is new goes to a list. */
    private static Presence add(
            Presence before, SiteEvent event, Window window, List<Count> added) {
        Range range = Presence.windowsWith(event.eventTimeMillis(), window);
        List<Range> missing = before.missing(range, window);
        for (Range part : missing) {
            added.add(presenceOf(event, window, part));
        }
        return missing.isEmpty() ? before : before.with(range, window);
    }

    private static Count presenceOf(SiteEvent event, Window window, Range ends) {
        boolean isTumbling = window.overlap() == 1;
        // Only the sketches of hours need to know who it was; the others are summed before.
        boolean isSketched = window == Window.ONE_HOUR;
        return Count.ofWindows(
                event.siteId(),
                isTumbling ? Metric.VISITORS : Metric.ACTIVE_VISITORS,
                window,
                isSketched ? Objects.requireNonNull(event.visitorId()) : "",
                ends.firstEndMillis(),
                ends.lastEndMillis(),
                event.receivedAtMillis());
    }
}
