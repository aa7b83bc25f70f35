package io.realtimeanalytics.bridge.consume;

import io.realtimeanalytics.event.avro.MetricResult;
import java.util.List;

/** Takes what was read from Kafka. Called by the consumer thread only. */
public interface ResultSink {

    /** Takes over results; waits while too many of them are queued. */
    void accept(List<MetricResult> results) throws InterruptedException;

    /** All that was in the topic at the start has been accepted. */
    void rebuilt();
}
