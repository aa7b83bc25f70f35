package io.realtimeanalytics.local.progress;

import java.util.Locale;

/**
 * How the run goes.
 *
 * @param eventsPerSecond counted by the live job since the last time
 * @param events counted in this run
 * @param medianDelayMillis from the arrival of the oldest event that is new in a count of events
 *     per second to when the job wrote the count, for half of the counts; 0 without any
 * @param greatDelayMillis the same for 95 of 100 counts
 * @param alerts that have opened in this run
 * @param behindMillis how old the moment is up to which results are complete; 0 before the first
 */
record Progress(
        double eventsPerSecond,
        long events,
        long medianDelayMillis,
        long greatDelayMillis,
        long alerts,
        long behindMillis) {

    private static final long FAR_BEHIND_MILLIS = 15_000;

    @Override
    public String toString() {
        String text =
                String.format(
                        Locale.ROOT,
                        "%,.0f events/s, %,d counted in this run, results after %d ms (95 %%: %d ms), %,d alerts",
                        eventsPerSecond,
                        events,
                        medianDelayMillis,
                        greatDelayMillis,
                        alerts);
        return behindMillis > FAR_BEHIND_MILLIS
                ? text + String.format(Locale.ROOT, ", %d s behind", behindMillis / 1_000)
                : text;
    }
}
