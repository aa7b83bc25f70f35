package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.enrich.Draft;
import org.jspecify.annotations.Nullable;

/** What becomes of one event of a request. */
sealed interface Verdict {

    /** Will be promised once Kafka holds it. */
    record Accepted(Draft draft) implements Verdict {}

    /**
     * Is not taken.
     *
     * @param eventId the event's id if it has a sound one
     * @param field where; one of our own names
     */
    record Rejected(@Nullable String eventId, RejectReason reason, @Nullable String field)
            implements Verdict {}
}
