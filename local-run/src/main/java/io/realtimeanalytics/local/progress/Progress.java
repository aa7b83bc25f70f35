package io.realtimeanalytics.local.progress;

import java.util.Locale;

/**
 * How the run goes.
 *
 * @param eventsPerSecond counted by the live job since the last time
 * @param events counted in this run
 * @param medianDelayMillis from an event's arrival to a result that contains it, for half of the
 *     results; 0 without results
 * @param greatDelayMillis the same for 95 of 100 results
 * @param behindMillis how old the moment is up to which results are complete; 0 before the first
 */
record Progress(
        double eventsPerSecond,
        long events,
        long medianDelayMillis,
        long greatDelayMillis,
        long behindMillis) {

    private static final long FAR_BEHIND_MILLIS = 15_000;

    @Override
    public String toString() {
        String text =
                String.format(
                        Locale.ROOT,
                        "%,.0f events/s, %,d counted in this run, results after %d ms (95 %%: %d ms)",
                        eventsPerSecond,
                        events,
                        medianDelayMillis,
                        greatDelayMillis);
        return behindMillis > FAR_BEHIND_MILLIS
                ? text + String.format(Locale.ROOT, ", %d s behind", behindMillis / 1_000)
                : text;
    }
}
