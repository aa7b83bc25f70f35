package io.realtimeanalytics.pipeline.session;

import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
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
 * Joins a visitor's events into sessions and emits each exactly once, when it can no longer change:
 * a gap after its last event, plus the time in which an event that is not late could still extend
 * it. Keyed by {@link SiteEvent#visitorKey}.
 */
public final class Sessionizer extends KeyedProcessFunction<String, SiteEvent, FinishedSession> {

    /** What sessions add to metrics, at once. */
    public static final OutputTag<Count> COUNTS =
            new OutputTag<>("session-counts", TypeInformation.of(Count.class));

    private static final long serialVersionUID = 1L;

    private final long gapMillis;
    private final long settleMillis;
    private transient @Nullable ValueState<VisitorSessions> sessions;

    /**
     * @param gap silence that separates two sessions
     * @param settle how long after the gap a session may still grow: the greatest lateness, and
     *     some for the skew between collectors
     */
    public Sessionizer(Duration gap, Duration settle) {
        this.gapMillis = gap.toMillis();
        this.settleMillis = settle.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        sessions =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "sessions", TypeInformation.of(VisitorSessions.class)));
    }

    @Override
    public void processElement(SiteEvent event, Context context, Collector<FinishedSession> out)
            throws Exception {
        ValueState<VisitorSessions> state = Objects.requireNonNull(sessions);
        VisitorSessions before = state.value();
        OpenSession grown = OpenSession.of(event);
        List<OpenSession> open = new ArrayList<>();
        List<OpenSession> joined = new ArrayList<>();
        for (OpenSession session : before == null ? List.<OpenSession>of() : before.open()) {
            if (session.isWithinGap(grown, gapMillis)) {
                grown = grown.merge(session);
                joined.add(session);
            } else {
                open.add(session);
            }
        }
        open.add(grown);
        SessionCounts.changes(
                event.siteId(),
                joined,
                grown,
                event.receivedAtMillis(),
                count -> context.output(COUNTS, count));
        state.update(
                new VisitorSessions(
                        event.siteId(), Objects.requireNonNull(event.visitorId()), open));
        if (before == null) {
            context.timerService().registerEventTimeTimer(finishedAtMillis(grown));
        }
    }

    // One timer per visitor: it looks at all sessions and comes again for those still open. A timer
    // per event would cost more than the session itself.
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FinishedSession> out)
            throws Exception {
        ValueState<VisitorSessions> state = Objects.requireNonNull(sessions);
        VisitorSessions visitor = state.value();
        if (visitor == null) {
            return;
        }
        List<OpenSession> open = new ArrayList<>();
        long nextAtMillis = Long.MAX_VALUE;
        for (OpenSession session : visitor.open()) {
            long finishedAtMillis = finishedAtMillis(session);
            if (finishedAtMillis <= timestamp) {
                out.collect(new FinishedSession(visitor.siteId(), visitor.visitorId(), session));
            } else {
                open.add(session);
                nextAtMillis = Math.min(nextAtMillis, finishedAtMillis);
            }
        }
        if (open.isEmpty()) {
            state.clear();
        } else {
            state.update(new VisitorSessions(visitor.siteId(), visitor.visitorId(), open));
            context.timerService().registerEventTimeTimer(nextAtMillis);
        }
    }

    private long finishedAtMillis(OpenSession session) {
        return session.endedAtMillis() + gapMillis + settleMillis;
    }
}
