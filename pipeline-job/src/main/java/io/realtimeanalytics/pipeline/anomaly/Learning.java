package io.realtimeanalytics.pipeline.anomaly;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums up an hour once late events cannot change it any more. */
final class Learning {

    /** How long after its end an hour is summed up: events may be late by 15 minutes. */
    static final int DELAY_MINUTES = 16;

    private static final int MINUTES_OF_HOUR = 60;

    /** Values of one dimension that have a baseline of their own: the largest of the hour. */
    private static final int MAX_ITEMS = 20;

    /** Fewer than one a minute say nothing. */
    private static final double MIN_ITEM_TOTAL = MINUTES_OF_HOUR;

    private static final List<String> SITE_SERIES =
            List.of(Series.EVENTS, Series.VISITORS, Series.SESSIONS, Series.CONVERTING);
    private static final List<String> DIMENSIONS =
            List.of(
                    Series.COUNTRY,
                    Series.DEVICE,
                    Series.REFERRER,
                    Series.CAMPAIGN,
                    Series.CONVERSION);

    private Learning() {}

    /**
     * Whether the minute that was judged is the one after which an hour is summed up: one that is
     * known from its first minute on. Unusual hours are learned, too: what comes every week is
     * usual, and the median of the weeks does not follow a single one.
     */
    static boolean isDue(long endMillis, long sinceMillis) {
        long hourEndMillis = endMillis - DELAY_MINUTES * History.MINUTE_MILLIS;
        return Math.floorMod(hourEndMillis, History.HOUR_MILLIS) == 0
                && sinceMillis <= hourEndMillis - History.HOUR_MILLIS;
    }

    /** The hour that ended some minutes before the end of the minute that was judged. */
    static HourLevels sumUp(History history) {
        Map<String, Level> levels = new HashMap<>();
        SITE_SERIES.forEach(series -> levels.put(series, level(history, series)));
        DIMENSIONS.forEach(dimension -> addItems(history, dimension, levels));
        long endMillis = history.nowMillis() + History.MINUTE_MILLIS;
        return new HourLevels(
                endMillis - DELAY_MINUTES * History.MINUTE_MILLIS - History.HOUR_MILLIS, levels);
    }

    private static void addItems(History history, String dimension, Map<String, Level> levels) {
        Set<String> items = new HashSet<>();
        for (int i = 0; i < MINUTES_OF_HOUR; i++) {
            items.addAll(history.ago(DELAY_MINUTES + i).items(dimension));
        }
        Map<String, Level> found = new HashMap<>();
        items.forEach(series -> found.put(series, level(history, series)));
        found.entrySet().stream()
                .filter(entry -> entry.getValue().total() >= MIN_ITEM_TOTAL)
                .sorted(
                        Comparator.<Map.Entry<String, Level>>comparingDouble(
                                        entry -> -entry.getValue().total())
                                .thenComparing(Map.Entry::getKey))
                .limit(MAX_ITEMS)
                .forEach(entry -> levels.put(entry.getKey(), entry.getValue()));
    }

    private static Level level(History history, String series) {
        double[] counts = new double[MINUTES_OF_HOUR];
        for (int i = 0; i < MINUTES_OF_HOUR; i++) {
            counts[i] = history.count(series, DELAY_MINUTES + i);
        }
        return Level.of(counts);
    }
}
