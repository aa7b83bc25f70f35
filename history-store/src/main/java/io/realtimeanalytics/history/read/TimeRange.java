package io.realtimeanalytics.history.read;

import java.time.Instant;

/**
 * A time.
 *
 * @param fromMillis first millisecond
 * @param toMillis first millisecond that is not included
 */
public record TimeRange(long fromMillis, long toMillis) {

    /** Refuses a time that ends before it begins. */
    public TimeRange {
        if (fromMillis > toMillis) {
            throw new IllegalArgumentException(
                    "to: " + toMillis + " (expected: not before " + fromMillis + ')');
        }
    }

    /** The same from instants. */
    public static TimeRange of(Instant from, Instant to) {
        return new TimeRange(from.toEpochMilli(), to.toEpochMilli());
    }

    /** Length. */
    public long millis() {
        return toMillis - fromMillis;
    }
}
