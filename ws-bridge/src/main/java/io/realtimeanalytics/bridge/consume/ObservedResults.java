package io.realtimeanalytics.bridge.consume;

import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.MetricResult;
import java.time.Clock;
import java.util.List;

/** Measures how long events took to get here, and passes results on. Confined to one thread. */
public final class ObservedResults implements RecordSink<MetricResult> {

    private final RecordSink<MetricResult> next;
    private final BridgeMetrics metrics;
    private final ResultTraces traces;
    private final Clock clock;
    private boolean isRebuilt;

    /**
     * @param next who takes the results
     */
    public ObservedResults(
            RecordSink<MetricResult> next,
            BridgeMetrics metrics,
            ResultTraces traces,
            Clock clock) {
        this.next = next;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public void traced(MetricResult result, String traceparent) {
        if (isRebuilt) {
            traces.read(result, traceparent);
        }
    }

    @Override
    public void accept(List<MetricResult> results) throws InterruptedException {
        // What was read back waited for this bridge to start: no measure of the way here.
        if (isRebuilt) {
            long nowMillis = clock.millis();
            for (MetricResult result : results) {
                if (result.getOldestReceivedAt() != 0) {
                    metrics.observeEventToBridge(nowMillis - result.getOldestReceivedAt());
                }
            }
        }
        next.accept(results);
    }

    @Override
    public void rebuilt() {
        isRebuilt = true;
        next.rebuilt();
    }
}
