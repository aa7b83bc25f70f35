package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.event.avro.Event;

/** How events look to whoever they are sent to. */
@FunctionalInterface
public interface EventFormat {

    /** The event as bytes. */
    byte[] encode(Event event);
}
