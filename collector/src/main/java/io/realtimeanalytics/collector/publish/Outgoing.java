package io.realtimeanalytics.collector.publish;

import io.realtimeanalytics.event.avro.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that are complete but for the time of their arrival. */
public interface Outgoing {

    /** How many. */
    int size();

    /**
     * The events, as received at that time; called at most once.
     *
     * @param receivedAt collector's clock, milliseconds
     */
    List<Event> at(long receivedAt);

    /** What the first event carries on, where the request is traced. */
    default @Nullable String traceparent() {
        return null;
    }
}
