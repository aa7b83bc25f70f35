package io.realtimeanalytics.canary;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next connection, as the live protocol has it. */
final class Backoff {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 20_000;

    private long boundMillis = FIRST_MILLIS;

    /** A random wait; the next one may be twice as long. */
    Duration next() {
        long waitMillis = ThreadLocalRandom.current().nextLong(boundMillis) + 1;
        boundMillis = Math.min(2 * boundMillis, LONGEST_MILLIS);
        return Duration.ofMillis(waitMillis);
    }

    /** The connection was good. */
    void reset() {
        boundMillis = FIRST_MILLIS;
    }
}
