package io.realtimeanalytics.collector.publish;

import java.time.Clock;

/**
 * A clock that never goes back, as ticks promise. Not thread-safe: the caller's lock is also what
 * keeps stamped things in order.
 */
final class MonotoneClock {

    private final Clock clock;
    private long latestMillis = Long.MIN_VALUE;

    MonotoneClock(Clock clock) {
        this.clock = clock;
    }

    long millis() {
        latestMillis = Math.max(latestMillis, clock.millis());
        return latestMillis;
    }
}
