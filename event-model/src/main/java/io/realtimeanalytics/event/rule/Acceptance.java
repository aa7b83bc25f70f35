package io.realtimeanalytics.event.rule;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.RejectReason;
import java.time.Duration;
import java.util.Optional;

/** Which events are taken. The same event always gets the same verdict, wherever it is read. */
public final class Acceptance {

    private final long maxLatenessMillis;

    /** Why an event is not counted. */
    public record Refusal(RejectReason reason, String detail) {}

    /**
     * @param maxLateness longest time from happening to arrival
     */
    public Acceptance(Duration maxLateness) {
        this.maxLatenessMillis = maxLateness.toMillis();
    }

    /** Empty if it is taken; a copy or a robot's may still not count. */
    public Optional<Refusal> refusalOf(Event event) {
        if (event.getSiteId().isEmpty()) {
            return refuse(RejectReason.MISSING_FIELD, "site_id is empty");
        }
        if (event.getEventId().isEmpty()) {
            return refuse(RejectReason.MISSING_FIELD, "event_id is empty");
        }
        if (event.getReceivedAt() <= 0) {
            return refuse(RejectReason.MISSING_FIELD, "received_at is not set");
        }
        long delayMillis = event.getReceivedAt() - event.getEventTime();
        if (delayMillis < 0) {
            return refuse(
                    RejectReason.FUTURE_EVENT_TIME,
                    "event_time is " + -delayMillis + " ms after received_at");
        }
        if (delayMillis > maxLatenessMillis) {
            return refuse(RejectReason.LATE, "received " + delayMillis + " ms after it happened");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(RejectReason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }
}
