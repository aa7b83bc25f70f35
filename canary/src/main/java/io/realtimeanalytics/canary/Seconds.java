package io.realtimeanalytics.canary;

import java.time.Duration;
import java.time.InstantSource;

/** Numbers the ticks of a clock that never ticks twice in a second. Confined to one thread. */
final class Seconds {

    // A tick may come a little early or late; a clock that was set back stays so.
    private static final long SET_BACK_SECONDS = Duration.ofSeconds(5).toSeconds();

    private final InstantSource clock;
    private long last = Long.MIN_VALUE;

    Seconds(InstantSource clock) {
        this.clock = clock;
    }

    /** The second that it is, or the next one if there has been an event in this one. */
    long next() {
        long now = clock.instant().getEpochSecond();
        boolean isTaken = now <= last && now > last - SET_BACK_SECONDS;
        last = isTaken ? last + 1 : now;
        return last;
    }
}
