package io.realtimeanalytics.simulator.traffic;

import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.simulator.fault.EventClass;

/**
 * An encoded event on its way out. The byte arrays are never changed.
 *
 * @param eventId or, for what is no event, a nonce that stands in the bytes
 * @param siteId site
 * @param type type of the event; unknown for what is no event
 * @param eventClass what is special about it
 * @param dueMillis when it has to be sent
 * @param eventTimeMillis as in the bytes
 * @param receivedAtMillis as in the bytes: the due time of its first sending
 * @param key Kafka key
 * @param body encoded event
 */
public record Outgoing(
        String eventId,
        String siteId,
        EventType type,
        EventClass eventClass,
        long dueMillis,
        long eventTimeMillis,
        long receivedAtMillis,
        byte[] key,
        byte[] body) {

    /** The same bytes once more. */
    Outgoing again(long dueMillis) {
        return new Outgoing(
                eventId,
                siteId,
                type,
                EventClass.DUPLICATE,
                dueMillis,
                eventTimeMillis,
                receivedAtMillis,
                key,
                body);
    }
}
