package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;

/**
 * An addition to one value of one metric; crosses streams. Additions of the same {@link Target} can
 * be summed anywhere, in any order: that is what lets them be summed before the shuffle.
 *
 * @param siteId website
 * @param metric name from the catalogue
 * @param window for an addition to given windows, their name; empty for one at a time
 * @param item value of the dimension, empty for metrics without one
 * @param fromMillis start of the second it happened in; or the first window end
 * @param toMillis the same as fromMillis; or the last window end
 * @param count events, sessions or visitors; negative where something is taken back
 * @param changes how many additions it is the sum of
 * @param amountMinor value in minor units, or milliseconds
 * @param oldestReceivedAtMillis arrival of the oldest event in it
 * @param newestReceivedAtMillis arrival of the newest event in it
 */
public record Count(
        String siteId,
        String metric,
        String window,
        String item,
        long fromMillis,
        long toMillis,
        long count,
        long changes,
        long amountMinor,
        long oldestReceivedAtMillis,
        long newestReceivedAtMillis) {

    static final long SECOND_MILLIS = Window.ONE_SECOND.slideMillis();

    /** What an addition adds to. */
    record Target(
            String siteId,
            String metric,
            String window,
            String item,
            long fromMillis,
            long toMillis) {}

    /** One event at a time; windows of a second and more contain it. */
    public static Count ofEvent(
            String siteId,
            Metric metric,
            String item,
            long timeMillis,
            long amountMinor,
            long receivedAtMillis) {
        long second = Math.floorDiv(timeMillis, SECOND_MILLIS) * SECOND_MILLIS;
        return new Count(
                siteId,
                metric.id(),
                "",
                item,
                second,
                second,
                1,
                1,
                amountMinor,
                receivedAtMillis,
                receivedAtMillis);
    }

    /**
     * One visitor present in the windows that end from first to last, both included.
     *
     * @param visitorId where the windows keep a sketch of their visitors; else empty
     */
    public static Count ofWindows(
            String siteId,
            Metric metric,
            Window window,
            String visitorId,
            long firstEndMillis,
            long lastEndMillis,
            long receivedAtMillis) {
        return new Count(
                siteId,
                metric.id(),
                window.id(),
                visitorId,
                firstEndMillis,
                lastEndMillis,
                1,
                1,
                0,
                receivedAtMillis,
                receivedAtMillis);
    }

    /** What undoes this, and is itself one more change. */
    public Count takenBack() {
        return new Count(
                siteId,
                metric,
                window,
                item,
                fromMillis,
                toMillis,
                -count,
                changes,
                -amountMinor,
                oldestReceivedAtMillis,
                newestReceivedAtMillis);
    }

    /** Groups all additions to one metric of one site. */
    public String key() {
        return siteId + '|' + metric;
    }

    Target target() {
        return new Target(siteId, metric, window, item, fromMillis, toMillis);
    }

    /** The sum with another addition to the same target. */
    Count plus(Count other) {
        return new Count(
                siteId,
                metric,
                window,
                item,
                fromMillis,
                toMillis,
                count + other.count,
                changes + other.changes,
                amountMinor + other.amountMinor,
                Math.min(oldestReceivedAtMillis, other.oldestReceivedAtMillis),
                Math.max(newestReceivedAtMillis, other.newestReceivedAtMillis));
    }
}
