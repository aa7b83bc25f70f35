package io.realtimeanalytics.verification.oracle.anomaly;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The value that makes most of a change, beyond its part of what is usual.
 *
 * @param series {@code dimension/value}
 * @param lift its part of the change minus its part of what is usual
 */
record Cause(String series, double lift) {

    static Optional<Cause> find(
            Site site,
            String[] dimensions,
            long now,
            int minutes,
            boolean isUpward,
            ToDoubleFunction<String> usualOfAMinute) {
        Cause best = null;
        for (String dimension : dimensions) {
            Set<String> items = site.items(dimension, now, Math.max(75, minutes));
            double allUsual = 0;
            double allChange = 0;
            for (String item : items) {
                double usual = minutes * usualOfAMinute.applyAsDouble(item);
                allUsual += usual;
                allChange += change(site.sum(item, now, minutes), usual, isUpward);
            }
            for (String item : items) {
                double usual = minutes * usualOfAMinute.applyAsDouble(item);
                double lift =
                        change(site.sum(item, now, minutes), usual, isUpward)
                                        / Math.max(allChange, 1)
                                - usual / Math.max(allUsual, 1);
                // Of equals, the first by name.
                if (lift >= 0.1
                        && (best == null
                                || lift > best.lift
                                || (lift == best.lift && item.compareTo(best.series) < 0))) {
                    best = new Cause(item, lift);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double change(long count, double usual, boolean isUpward) {
        return Math.max(0, isUpward ? count - usual : usual - count);
    }
}
