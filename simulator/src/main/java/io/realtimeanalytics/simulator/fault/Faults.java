package io.realtimeanalytics.simulator.fault;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.simulator.chance.Randomness;
import java.time.Duration;

/**
 * Decides which event is faulty, and makes it so.
 *
 * <p>Confined to one thread.
 */
public final class Faults {

    private static final long LEAST_LATE_MILLIS = Duration.ofMinutes(15).toMillis() + 1;
    private static final long GREATEST_LATE_MILLIS = Duration.ofHours(2).toMillis();

    private final FaultShares shares;
    private final Randomness randomness;

    /** Draws from the given randomness. */
    public Faults(FaultShares shares, Randomness randomness) {
        this.shares = shares;
        this.randomness = randomness;
    }

    /** What the next event shall be; never a duplicate, which no event is from the start. */
    public EventClass draw() {
        double drawn = randomness.unit();
        if ((drawn -= shares.late()) < 0) {
            return EventClass.LATE;
        }
        if ((drawn -= shares.outOfOrder()) < 0) {
            return EventClass.OUT_OF_ORDER;
        }
        if ((drawn -= shares.undecodable()) < 0) {
            return EventClass.UNDECODABLE;
        }
        return drawn < shares.bot() ? EventClass.BOT : EventClass.NORMAL;
    }

    /** Lets a late or out-of-order event have happened before it is sent. */
    public void delay(Event event, EventClass eventClass) {
        long delayMillis =
                switch (eventClass) {
                    case LATE -> randomness.between(LEAST_LATE_MILLIS, GREATEST_LATE_MILLIS);
                    case OUT_OF_ORDER -> randomness.between(1, shares.outOfOrderMax().toMillis());
                    default -> 0;
                };
        event.setCreatedAt(event.getCreatedAt() - delayMillis);
        event.setEventTime(event.getEventTime() - delayMillis);
    }

    /** After how many milliseconds the event shall be sent again; 0: not. */
    public long repeatAfterMillis(EventClass eventClass) {
        boolean isGood = eventClass == EventClass.NORMAL || eventClass == EventClass.OUT_OF_ORDER;
        return isGood && randomness.happens(shares.duplicate())
                ? randomness.between(1, shares.duplicateDelayMax().toMillis())
                : 0;
    }
}
