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
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Follows each visitor. Emits each session exactly once, when it can no longer change: a gap after
 * its last event, plus the time in which an event that is not late could still extend it. What
 * visitors and sessions add to metrics goes to {@link #COUNTS} at once. Keyed by {@link
 * SiteEvent#visitorKey}.
 *
 * <p>One state and one timer for all that is known of a visitor, behind a cache: reading and
 * writing them is what an event would cost here.
 */
public final class VisitorTracker extends AbstractStreamOperator<FinishedSession>
        implements OneInputStreamOperator<SiteEvent, FinishedSession>,
                Triggerable<String, VoidNamespace> {

    /** Additions to metrics. */
    public static final OutputTag<Count> COUNTS =
            new OutputTag<>("visitor-counts", TypeInformation.of(Count.class));

    private static final long serialVersionUID = 1L;

    private final Duration gap;
    private final long settleMillis;
    private final int cachedVisitors;
    private transient @Nullable VisitorCache visitors;
    private transient @Nullable InternalTimerService<VoidNamespace> timers;

    /**
     * @param gap silence that separates two sessions
     * @param settle how long after the gap a session, and after its end a window, may still change:
     *     the greatest lateness, and some for the skew between collectors
     * @param cachedVisitors visitors of a subtask who are kept on the heap
     */
    public VisitorTracker(Duration gap, Duration settle, int cachedVisitors) {
        this.gap = gap;
        this.settleMillis = settle.toMillis();
        this.cachedVisitors = cachedVisitors;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        visitors =
                new VisitorCache(
                        getKeyedStateBackend(),
                        getPartitionedState(
                                new ValueStateDescriptor<>(
                                        "visitor", TypeInformation.of(VisitorState.class))),
                        cachedVisitors);
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("visitors", VoidNamespaceSerializer.INSTANCE, this);
    }

    // The cache goes to the key where it needs to.
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement1(StreamRecord record) {}

    @Override
    public void processElement(StreamRecord<SiteEvent> element) throws Exception {
        SiteEvent event = element.getValue();
        String key = event.visitorKey();
        VisitorState before = cache().get(key);
        VisitorState after = with(before, event);
        cache().put(key, after);
        if (before == null) {
            setCurrentKey(key);
            wakeAt(nextChangeMillis(after));
        }
    }

    private VisitorState with(@Nullable VisitorState before, SiteEvent event) {
        VisitorState known =
                before == null
                        ? VisitorState.unknown(
                                event.siteId(), Objects.requireNonNull(event.visitorId()))
                        : before;
        SessionJoin join = SessionJoin.of(known.open(), event, gap);
        SessionCounts.changes(event, join, this::count);
        return new VisitorState(
                known.siteId(),
                known.visitorId(),
                join.open(),
                PresenceCounts.add(known.presence(), event, this::count),
                CheckoutCounts.add(known.checkout(), event, this::count));
    }

    private void count(Count count) {
        output.collect(COUNTS, new StreamRecord<>(count));
    }

    // One timer per visitor: it looks at everything and comes again for what is still there. A
    // timer
    // per event would cost more than the rest.
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        VisitorState before = cache().get(timer.getKey());
        if (before == null) {
            return;
        }
        VisitorState after = at(timer.getTimestamp(), before);
        if (after.isEmpty()) {
            cache().put(timer.getKey(), null);
            return;
        }
        cache().put(timer.getKey(), after);
        setCurrentKey(timer.getKey());
        wakeAt(nextChangeMillis(after));
    }

    private VisitorState at(long timeMillis, VisitorState before) {
        List<OpenSession> open = new ArrayList<>();
        for (OpenSession session : before.open()) {
            if (finishedAtMillis(session) <= timeMillis) {
                output.collect(
                        new StreamRecord<>(
                                new FinishedSession(before.siteId(), before.visitorId(), session)));
            } else {
                open.add(session);
            }
        }
        long settledMillis = timeMillis - settleMillis + 1;
        return new VisitorState(
                before.siteId(),
                before.visitorId(),
                open,
                before.presence().without(settledMillis),
                before.checkout().without(settledMillis));
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of that kind is set");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        cache().writeAll();
        super.snapshotState(context);
    }

    private void wakeAt(long timeMillis) {
        Objects.requireNonNull(timers).registerEventTimeTimer(VoidNamespace.INSTANCE, timeMillis);
    }

    private VisitorCache cache() {
        if (visitors == null) {
            throw new IllegalStateException("not opened");
        }
        return visitors;
    }

    // Forgetting presence does not hurry while a session is open.
    private long nextChangeMillis(VisitorState visitor) {
        return visitor.open().stream()
                .mapToLong(this::finishedAtMillis)
                .min()
                .orElseGet(
                        () ->
                                settleMillis
                                        + Math.max(
                                                visitor.presence().lastEndMillis(),
                                                visitor.checkout().lastEndMillis()));
    }

    private long finishedAtMillis(OpenSession session) {
        return session.endedAtMillis() + gap.toMillis() + settleMillis;
    }
}
