package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.trace.OperatorTracing;
import io.realtimeanalytics.tracing.TracingSettings;
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
    private final OperatorTracing tracing;
    private transient Map<String, MetricWindows> windowsByKey = new HashMap<>();
    private transient Set<MetricWindows> unwritten = new HashSet<>();
    private transient Queue<MetricWindows> waiting = newQueue();
    private transient long wakeMillis;
    private transient @Nullable ScheduledFuture<?> nextWake;
    private transient long watermarkMillis;

    /**
     * @param interval least time between two provisional values of the same key
     * @param keep how long after its end a window can still change: the greatest lateness, and some
     *     for the skew between collectors
     * @param tracing where spans go
     */
    public WindowedCounts(Duration interval, Duration keep, TracingSettings tracing) {
        this.intervalMillis = interval.toMillis();
        this.keepMillis = keep.toMillis();
        this.tracing = new OperatorTracing(tracing);
    }

    @Override
    public void open() throws Exception {
        super.open();
        tracing.open();
    }

    @Override
    public void close() throws Exception {
        tracing.close();
        super.close();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        windowsByKey = new HashMap<>();
        unwritten = new HashSet<>();
        waiting = newQueue();
        wakeMillis = Long.MAX_VALUE;
        watermarkMillis = Long.MIN_VALUE;
        WindowStore store = store();
        List<String> keys;
        try (Stream<String> stored =
                this.<String>getKeyedStateBackend()
                        .getKeys(WindowStore.SLOTS.getName(), VoidNamespace.INSTANCE)) {
            keys = stored.distinct().toList();
        }
        for (String key : keys) {
            setCurrentKey(key);
            MetricWindows windows = MetricWindows.ofKey(key, beat());
            store.read(windows);
            windowsByKey.put(key, windows);
        }
    }

    // State is only touched at a checkpoint.
    @Override
    @SuppressWarnings("rawtypes")
    public void setKeyContextElement1(StreamRecord record) {}

    @Override
    public void processElement(StreamRecord<Count> element) {
        Count count = element.getValue();
        MetricWindows windows =
                windowsByKey.computeIfAbsent(
                        count.key(),
                        key -> new MetricWindows(count.siteId(), count.metric(), beat()));
        windows.add(count);
        unwritten.add(windows);
        sayLater(windows);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean endsWindows = secondAfter(mark.getTimestamp()) > secondAfter(watermarkMillis);
        watermarkMillis = mark.getTimestamp();
        if (endsWindows) {
            endWindows();
            sayProgress();
        }
        super.processWatermark(mark);
    }

    // All windows begin and end with a second.
    private static long secondAfter(long timestampMillis) {
        return timestampMillis == Long.MAX_VALUE
                ? timestampMillis
                : Math.floorDiv(timestampMillis + 1, Count.SECOND_MILLIS);
    }

    private void endWindows() {
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
    }

    // Screens of silent sites must know that their numbers are complete, too.
    private void sayProgress() {
        if (watermarkMillis != Long.MAX_VALUE) {
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

    private Beat beat() {
        return new Beat(intervalMillis);
    }

    private void sayLater(MetricWindows windows) {
        long nextMillis = windows.nextWordMillis();
        if (nextMillis == Long.MAX_VALUE || windows.dueMillis() <= nextMillis) {
            return;
        }
        long soonMillis = getProcessingTimeService().getCurrentProcessingTime() + GATHER_MILLIS;
        long dueMillis = Math.max(soonMillis, nextMillis);
        if (dueMillis < windows.dueMillis()) {
            waiting.remove(windows);
            windows.waitUntil(dueMillis);
            waiting.add(windows);
            wakeAt(dueMillis);
        }
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
        long nowMillis =
                Math.max(
                        windows.dueMillis(), getProcessingTimeService().getCurrentProcessingTime());
        windows.say(nowMillis, watermarkMillis, emitterFor(windows));
        unwritten.add(windows);
        sayLater(windows);
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
        long startMillis = endMillis - window.sizeMillis();
        String traces = windows.takeTraces(startMillis, endMillis);
        List<Tally.Row> rows = rowsOf(Metric.of(windows.metric()).orElseThrow(), tally);
        output.collect(
                new StreamRecord<>(
                        new MetricUpdate(
                                windows.siteId(),
                                windows.metric(),
                                window.id(),
                                startMillis,
                                endMillis,
                                status.name(),
                                tally.changes(),
                                tally.count(),
                                tally.amountMinor(),
                                rows.stream().map(Tally.Row::item).toArray(String[]::new),
                                rows.stream().mapToLong(Tally.Row::count).toArray(),
                                rows.stream().mapToLong(Tally.Row::amountMinor).toArray(),
                                rows.stream().mapToDouble(Tally.Row::value).toArray(),
                                status == ResultStatus.PROVISIONAL ? null : tally.sketch(),
                                tally.digest(),
                                Math.max(watermarkMillis, 0),
                                bounds.oldestMillis(),
                                bounds.newestMillis(),
                                traces == null
                                        ? null
                                        : tracing.emit(
                                                traces,
                                                windows.siteId(),
                                                windows.metric() + ' ' + window.id()))));
    }

    private static List<Tally.Row> rowsOf(Metric metric, Tally tally) {
        if (metric == Metric.WEB_VITALS) {
            return VitalBuckets.quantiles(tally.rows());
        }
        return metric.isItemized() ? tally.top(TOP_ITEMS) : List.of();
    }
}
