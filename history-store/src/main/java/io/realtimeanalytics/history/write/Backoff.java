package io.realtimeanalytics.history.write;

import java.time.Duration;

/** How long to wait before the next try: twice as long each time, up to a limit. */
final class Backoff {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 10_000;

    private long nextMillis = FIRST_MILLIS;

    /**
     * The next pause.
     *
     * @param atLeast what the store asks for
     */
    Duration next(Duration atLeast) {
        Duration own = Duration.ofMillis(nextMillis);
        nextMillis = Math.min(2 * nextMillis, LONGEST_MILLIS);
        return own.compareTo(atLeast) >= 0 ? own : atLeast;
    }
}
