package io.realtimeanalytics.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Puts stats into words. */
final class StatusReport {

    private SimulatorStats previous;

    /**
     * A report that continues.
     *
     * @param first rates are told from here on
     */
    StatusReport(SimulatorStats first) {
        this.previous = first;
    }

    /** One line on what happened since the line before. */
    String line(SimulatorStats stats) {
        Duration since = stats.elapsed().minus(previous.elapsed());
        double seconds = Math.max(1, since.toMillis()) / 1_000.0;
        double eventsPerSecond = (stats.sent() - previous.sent()) / seconds;
        long newlyShed = stats.shed() - previous.shed();
        previous = stats;
        String line =
                String.format(
                        Locale.ROOT,
                        "%6d s  %,.0f events/s  total %,d  visitors %,d  lag %d ms  in flight %,d"
                                + "  failed %,d  shed %,d",
                        stats.elapsed().toSeconds(),
                        eventsPerSecond,
                        stats.sent(),
                        stats.activeVisitors(),
                        stats.lagMillis(),
                        stats.inFlight(),
                        stats.failed(),
                        stats.shed());
        return newlyShed == 0
                ? line
                : line + String.format(Locale.ROOT, "  << %,d EVENTS NOT SENT", newlyShed);
    }

    /** What the whole run has done. */
    static String summary(SimulatorStats stats) {
        double seconds = Math.max(1, stats.elapsed().toMillis()) / 1_000.0;
        StringBuilder summary =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "sent %,d events in %.1f s (%,.0f/s): %,d delivered, %,d failed,"
                                        + " %,d without answer, %,d shed; greatest lag %d ms%n",
                                stats.sent(),
                                seconds,
                                stats.sent() / seconds,
                                stats.delivered(),
                                stats.failed(),
                                stats.inFlight(),
                                stats.shed(),
                                stats.greatestLagMillis()));
        append(summary, "class", stats.sentByClass());
        append(summary, "type", stats.sentByType());
        return summary.toString();
    }

    private static void append(StringBuilder summary, String title, Map<String, Long> counts) {
        counts.forEach(
                (name, count) ->
                        summary.append(
                                String.format(
                                        Locale.ROOT, "  %-6s %-14s %,15d%n", title, name, count)));
    }
}
