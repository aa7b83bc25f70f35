package io.realtimeanalytics.bridge.consume;

import java.util.List;

/**
 * Takes what was read from one topic. Called by the topic's consumer thread only.
 *
 * @param <T> what records hold
 */
public interface RecordSink<T> {

    /** The record of a value that is accepted next carries a trace; few do. */
    default void traced(T value, String traceparent) {}

    /** Takes over what records held; waits while too many of them are queued. */
    void accept(List<T> values) throws InterruptedException;

    /** All that was in the topic at the start has been accepted. */
    void rebuilt();
}
