package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.consume.RecordSink;
import io.realtimeanalytics.event.avro.Event;
import java.time.Duration;

/** Where the events of filtered channels come from. */
@FunctionalInterface
public interface EventFeeds {

    /**
     * Begins to read, in a thread of its own.
     *
     * @param ago events are passed on so long after they were written
     * @return ends the reading; returns at once
     */
    Runnable open(Duration ago, RecordSink<Event> sink);

    /** No events: every filtered channel is waited for. */
    static EventFeeds none() {
        return (ago, sink) -> () -> {};
    }
}
