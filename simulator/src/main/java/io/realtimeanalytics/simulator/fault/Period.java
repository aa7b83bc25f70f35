package io.realtimeanalytics.simulator.fault;

import java.time.Duration;

/**
 * A time span of a run.
 *
 * @param start after the run's start
 * @param duration zero: never
 */
public record Period(Duration start, Duration duration) {

    /** Never. */
    public static final Period NEVER = new Period(Duration.ZERO, Duration.ZERO);

    /** Whether a moment of the run lies in it. */
    public boolean contains(long nanosSinceStart) {
        return nanosSinceStart >= start.toNanos() && nanosSinceStart < endNanos();
    }

    /** First moment after it. */
    public long endNanos() {
        return start.plus(duration).toNanos();
    }
}
