package io.realtimeanalytics.pipeline.count;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sums additions of one subtask before the shuffle, so that a busy site costs one record per flush
 * instead of one per event. Working off a backlog, it gathers longer.
 *
 * <p>Flushes at once after a quiet interval, else when the interval is over; always before a
 * watermark and before a checkpoint barrier, so nothing is held back across either and no state is
 * needed.
 */
public final class PreAggregator extends AbstractStreamOperator<Count>
        implements OneInputStreamOperator<Count, Count> {

    private static final long serialVersionUID = 1L;

    /** Bounds memory when a flood has many different targets. */
    private static final int MAX_TARGETS = 10_000;

    private final long intervalMillis;
    private transient Map<Count.Target, Sum> sums = new LinkedHashMap<>();
    private transient long flushedAtMillis;
    private transient long newestReceivedAtMillis;
    private transient @Nullable ScheduledFuture<?> nextFlush;

    /**
     * @param interval least time between two flushes that no watermark or barrier asks for
     */
    public PreAggregator(Duration interval) {
        this.intervalMillis = interval.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Count> element) {
        Count count = element.getValue();
        sums.computeIfAbsent(count.target(), target -> new Sum()).add(count);
        newestReceivedAtMillis = count.newestReceivedAtMillis();
        if (sums.size() >= MAX_TARGETS) {
            flush();
        } else if (nextFlush == null) {
            scheduleFlush();
        }
    }

    // Even after a quiet interval the flush is left to a timer, due at once: it runs after the
    // records already at hand, of which one event makes several.
    private void scheduleFlush() {
        long nowMillis = getProcessingTimeService().getCurrentProcessingTime();
        long waitMillis =
                Math.max(intervalMillis, Backlog.patienceMillis(nowMillis, newestReceivedAtMillis));
        nextFlush =
                getProcessingTimeService()
                        .registerTimer(
                                Math.max(nowMillis, flushedAtMillis + waitMillis),
                                timestamp -> {
                                    nextFlush = null;
                                    flush();
                                });
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        if (sums.isEmpty()) {
            return;
        }
        sums.forEach((target, sum) -> output.collect(new StreamRecord<>(sum.to(target))));
        sums.clear();
        flushedAtMillis = getProcessingTimeService().getCurrentProcessingTime();
    }
}
