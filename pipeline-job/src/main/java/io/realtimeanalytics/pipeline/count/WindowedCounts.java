package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sums additions into windows and emits each window's whole value: provisional at once and then at
 * most every interval, final at the watermark, corrected when late data come. Keyed by {@link
 * Count#key}.
 *
 * <p>Open windows live on the heap; changes are written to keyed state once per checkpoint, just
 * before it is taken. So an event costs a map access, and a restore continues exactly.
 */
public final class WindowedCounts extends AbstractStreamOperator<MetricUpdate>
        implements OneInputStreamOperator<Count, MetricUpdate> {

    private static final long serialVersionUID = 1L;

    /** Rows of a top list, besides the one for the remainder. */
    private static final int TOP_ITEMS = 20;

    /** "At once" waits this long for the rest of a flush, of which every key gets several parts. */
    private static final long GATHER_MILLIS = 2;

    private final long intervalMillis;
    private final long keepMillis;
    private transient Map<String, MetricWindows> windowsByKey = new HashMap<>();
    private transient Set<MetricWindows> unwritten = new HashSet<>();
    private transient Queue<MetricWindows> waiting = newQueue();
    private transient long wakeMillis;
    private transient @Nullable ScheduledFuture<?> nextWake;
    private transient long watermarkMillis;
    private transient long progressSecond;

    /**
     * @param interval least time between two provisional values of the same key
     * @param keep how long after its end a window can still change: the greatest lateness, and some
     *     for the skew between collectors
     */
    public WindowedCounts(Duration interval, Duration keep) {
        this.intervalMillis = interval.toMillis();
        this.keepMillis = keep.toMillis();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        windowsByKey = new HashMap<>();
        unwritten = new HashSet<>();
        waiting = newQueue();
        wakeMillis = Long.MAX_VALUE;
        watermarkMillis = Long.MIN_VALUE;
        progressSecond = Long.MIN_VALUE;
        WindowStore store = store();
        List<String> keys;
        try (Stream<String> stored =
                this.<String>getKeyedStateBackend()
                        .getKeys(WindowStore.SLOTS.getName(), VoidNamespace.INSTANCE)) {
            keys = stored.distinct().toList();
        }
        for (String key : keys) {
            setCurrentKey(key);
            MetricWindows windows = MetricWindows.ofKey(key);
            store.read(windows);
            windowsByKey.put(key, windows);
        }
    }

    @Override
    public void processElement(StreamRecord<Count> element) {
        Count count = element.getValue();
        MetricWindows windows =
                windowsByKey.computeIfAbsent(
                        count.key(), key -> new MetricWindows(count.siteId(), count.metric()));
        windows.add(count);
        unwritten.add(windows);
        sayLater(windows);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermarkMillis = mark.getTimestamp();
        for (Iterator<MetricWindows> all = windowsByKey.values().iterator(); all.hasNext(); ) {
            MetricWindows windows = all.next();
            WindowSeries.Sink sink = emitterFor(windows);
            windows.settle(watermarkMillis, sink);
            windows.forget(watermarkMillis - keepMillis, watermarkMillis, sink);
            unwritten.add(windows);
            sayLater(windows);
            if (windows.isEmpty()) {
                all.remove();
            }
        }
        sayProgress();
        super.processWatermark(mark);
    }

    // Screens of silent sites must know that their numbers are complete, too.
    private void sayProgress() {
        long second = Math.floorDiv(watermarkMillis, Count.SECOND_MILLIS);
        if (second > progressSecond && watermarkMillis != Long.MAX_VALUE) {
            progressSecond = second;
            output.collect(new StreamRecord<>(MetricUpdate.progress(watermarkMillis)));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        WindowStore store = store();
        for (MetricWindows windows : unwritten) {
            setCurrentKey(windows.key());
            store.write(windows);
        }
        unwritten.clear();
        super.snapshotState(context);
    }

    @Override
    public void finish() throws Exception {
        waiting.forEach(this::say);
        waiting.clear();
        super.finish();
    }

    private static Queue<MetricWindows> newQueue() {
        return new PriorityQueue<>(Comparator.comparingLong(MetricWindows::dueMillis));
    }

    private WindowStore store() throws Exception {
        return new WindowStore(state(WindowStore.SLOTS), state(WindowStore.SETTLED));
    }

    private <V> MapState<String, V> state(MapStateDescriptor<String, V> descriptor)
            throws Exception {
        return getPartitionedState(
                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
    }

    private void sayLater(MetricWindows windows) {
        if (windows.isWaiting() || !windows.hasUnsaid()) {
            return;
        }
        long nowMillis = getProcessingTimeService().getCurrentProcessingTime();
        windows.waitUntil(Math.max(nowMillis + GATHER_MILLIS, windows.nextSayMillis()));
        waiting.add(windows);
        wakeAt(windows.dueMillis());
    }

    private void wakeAt(long dueMillis) {
        if (dueMillis < wakeMillis) {
            if (nextWake != null) {
                nextWake.cancel(false);
            }
            wakeMillis = dueMillis;
            nextWake = getProcessingTimeService().registerTimer(dueMillis, this::sayDue);
        }
    }

    private void sayDue(long timestampMillis) {
        wakeMillis = Long.MAX_VALUE;
        MetricWindows first = waiting.peek();
        while (first != null && first.dueMillis() <= timestampMillis) {
            waiting.remove();
            say(first);
            first = waiting.peek();
        }
        if (first != null) {
            wakeAt(first.dueMillis());
        }
    }

    private void say(MetricWindows windows) {
        windows.say(watermarkMillis, emitterFor(windows));
        windows.said(nextTurnMillis(windows.dueMillis()));
        unwritten.add(windows);
    }

    // Turns fall on a common beat, one per interval: what busy metrics say together travels
    // together,
    // and costs brokers, bridge and screen one turn instead of one for each metric.
    private long nextTurnMillis(long dueMillis) {
        long nowMillis = getProcessingTimeService().getCurrentProcessingTime();
        long earliestMillis = Math.max(dueMillis, nowMillis - intervalMillis / 2) + intervalMillis;
        return -Math.floorDiv(-earliestMillis, intervalMillis) * intervalMillis;
    }

    private WindowSeries.Sink emitterFor(MetricWindows windows) {
        return (window, end, status, tally, bounds) ->
                emit(windows, window, end, status, tally, bounds);
    }

    private void emit(
            MetricWindows windows,
            Window window,
            long endMillis,
            ResultStatus status,
            Tally tally,
            WindowSeries.Bounds bounds) {
        boolean isItemized = Metric.of(windows.metric()).orElseThrow().isItemized();
        List<Tally.Row> rows = isItemized ? tally.top(TOP_ITEMS) : List.of();
        output.collect(
                new StreamRecord<>(
                        new MetricUpdate(
                                windows.siteId(),
                                windows.metric(),
                                window.id(),
                                endMillis - window.sizeMillis(),
                                endMillis,
                                status.name(),
                                tally.count(),
                                tally.count(),
                                tally.amountMinor(),
                                rows.stream().map(Tally.Row::item).toArray(String[]::new),
                                rows.stream().mapToLong(Tally.Row::count).toArray(),
                                rows.stream().mapToLong(Tally.Row::amountMinor).toArray(),
                                Math.max(watermarkMillis, 0),
                                bounds.oldestMillis(),
                                bounds.newestMillis())));
    }
}
