package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.session.OpenSession;
import io.realtimeanalytics.pipeline.session.SessionCounts;
import io.realtimeanalytics.pipeline.session.SessionJoin;
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
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Follows each visitor. Emits each session exactly once, when it can no longer change: a gap after
 * its last event, plus the time in which an event that is not late could still extend it. What
 * visitors and sessions add to metrics goes to {@link #COUNTS} at once. Keyed by {@link
 * SiteEvent#visitorKey}.
 *
 * <p>One state and one timer for both: reading and writing them is what an event costs here.
 */
public final class VisitorTracker extends KeyedProcessFunction<String, SiteEvent, FinishedSession> {

    /** Additions to metrics. */
    public static final OutputTag<Count> COUNTS =
            new OutputTag<>("visitor-counts", TypeInformation.of(Count.class));

    private static final long serialVersionUID = 1L;

    private final Duration gap;
    private final long settleMillis;
    private transient @Nullable ValueState<VisitorState> visitors;

    /**
     * @param gap silence that separates two sessions
     * @param settle how long after the gap a session, and after its end a window, may still change:
     *     the greatest lateness, and some for the skew between collectors
     */
    public VisitorTracker(Duration gap, Duration settle) {
        this.gap = gap;
        this.settleMillis = settle.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        visitors =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "visitor", TypeInformation.of(VisitorState.class)));
    }

    @Override
    public void processElement(SiteEvent event, Context context, Collector<FinishedSession> out)
            throws Exception {
        ValueState<VisitorState> state = Objects.requireNonNull(visitors);
        VisitorState before = state.value();
        SessionJoin join = SessionJoin.of(before == null ? List.of() : before.open(), event, gap);
        SessionCounts.changes(event, join, count -> context.output(COUNTS, count));
        VisitorPresence presence =
                PresenceCounts.add(
                        before == null ? VisitorPresence.NONE : before.presence(),
                        event,
                        count -> context.output(COUNTS, count));
        VisitorState after =
                new VisitorState(
                        event.siteId(),
                        Objects.requireNonNull(event.visitorId()),
                        join.open(),
                        presence);
        state.update(after);
        if (before == null) {
            context.timerService().registerEventTimeTimer(nextChangeMillis(after));
        }
    }

    // One timer per visitor: it looks at everything and comes again for what is still open. A timer
    // per event would cost more than the rest.
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FinishedSession> out)
            throws Exception {
        ValueState<VisitorState> state = Objects.requireNonNull(visitors);
        VisitorState before = state.value();
        if (before == null) {
            return;
        }
        List<OpenSession> open = new ArrayList<>();
        for (OpenSession session : before.open()) {
            if (finishedAtMillis(session) <= timestamp) {
                out.collect(new FinishedSession(before.siteId(), before.visitorId(), session));
            } else {
                open.add(session);
            }
        }
        VisitorPresence presence = before.presence().without(timestamp - settleMillis + 1);
        if (open.isEmpty() && presence.isEmpty()) {
            state.clear();
            return;
        }
        VisitorState after = new VisitorState(before.siteId(), before.visitorId(), open, presence);
        state.update(after);
        context.timerService().registerEventTimeTimer(nextChangeMillis(after));
    }

    // Forgetting presence does not hurry while a session is open.
    private long nextChangeMillis(VisitorState visitor) {
        return visitor.open().stream()
                .mapToLong(this::finishedAtMillis)
                .min()
                .orElseGet(() -> visitor.presence().lastEndMillis() + settleMillis);
    }

    private long finishedAtMillis(OpenSession session) {
        return session.endedAtMillis() + gap.toMillis() + settleMillis;
    }
}
