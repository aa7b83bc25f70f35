package io.realtimeanalytics.pipeline.anomaly;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a site was like up to one minute: the last minutes in full, and the same hours of earlier
 * weeks. Minutes of which nothing is known had nothing.
 */
final class History {

    static final long MINUTE_MILLIS = 60_000;
    static final long HOUR_MILLIS = 3_600_000;

    /** Minutes that are kept: an hour, and a window before or after it. */
    static final int KEPT_MINUTES = 120;

    private static final int BASELINE_MINUTES = 60;
    private static final int MIN_BASELINE_MINUTES = 30;
    private static final int MIN_WEEKS = 2;
    private static final int ITEM_MINUTES = 15;
    private static final Minute NOTHING = Minute.empty();

    private final long nowMillis;
    private final long sinceMillis;
    private final Map<Long, Minute> minutes;
    private final Map<Long, SameHours> hours;

    /**
     * @param nowMillis start of the minute that is judged
     * @param sinceMillis start of the first minute of the site
     * @param minutes by start: the last ones
     * @param hours by start of the hour: what the same hour of earlier weeks was like, for this
     *     hour and the one before
     */
    History(
            long nowMillis,
            long sinceMillis,
            Map<Long, Minute> minutes,
            Map<Long, SameHours> hours) {
        this.nowMillis = nowMillis;
        this.sinceMillis = sinceMillis;
        this.minutes = minutes;
        this.hours = hours;
    }

    static long hourOf(long millis) {
        return millis - Math.floorMod(millis, HOUR_MILLIS);
    }

    long nowMillis() {
        return nowMillis;
    }

    /** Minute some minutes ago. */
    Minute ago(int minutesAgo) {
        return minutes.getOrDefault(nowMillis - minutesAgo * MINUTE_MILLIS, NOTHING);
    }

    long count(String series, int minutesAgo) {
        return ago(minutesAgo).count(series);
    }

    /** Sum over the last minutes, the one that is judged included. */
    long sum(String series, int lastMinutes) {
        return sum(series, 0, lastMinutes);
    }

    private long sum(String series, int from, int lastMinutes) {
        long sum = 0;
        for (int i = from; i < from + lastMinutes; i++) {
            sum += count(series, i);
        }
        return sum;
    }

    /** The hour before some minute, as far as the site was there; empty if that is too little. */
    Optional<double[]> hourBefore(String series, int minutesAgo) {
        long known = (nowMillis - sinceMillis) / MINUTE_MILLIS - minutesAgo;
        if (known < MIN_BASELINE_MINUTES) {
            return Optional.empty();
        }
        double[] counts = new double[(int) Math.min(known, BASELINE_MINUTES)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(series, minutesAgo + 1 + i);
        }
        return Optional.of(counts);
    }

    /** What is usual for some minute: by the hour of the week, else by the hour before. */
    Optional<Baseline> baseline(String series, int minutesAgo) {
        List<HourLevels> weeks = weeks(minutesAgo);
        return weeks.size() >= MIN_WEEKS
                ? Optional.of(Baseline.ofWeeks(weeks, series))
                : hourBefore(series, minutesAgo).map(Baseline::ofMinutes);
    }

    /** What will be usual some minutes ahead: by the hour of the week, else by the last hour. */
    Optional<Baseline> baselineAhead(String series, int minutesAhead) {
        List<HourLevels> weeks = weeks(-minutesAhead);
        return weeks.size() >= MIN_WEEKS
                ? Optional.of(Baseline.ofWeeks(weeks, series))
                : hourBefore(series, -1).map(Baseline::ofMinutes);
    }

    /** What was usual before a window that ends with the minute that is judged. */
    Optional<Baseline> baselineBefore(String series, int windowMinutes) {
        return isSeasonal()
                ? baseline(series, 0)
                : hourBefore(series, windowMinutes - 1).map(Baseline::ofMinutes);
    }

    /** Whether the hour of the week of the minute that is judged is known. */
    boolean isSeasonal() {
        return weeks(0).size() >= MIN_WEEKS;
    }

    private List<HourLevels> weeks(int minutesAgo) {
        long hourMillis = hourOf(nowMillis - minutesAgo * MINUTE_MILLIS);
        SameHours same = hours.get(hourMillis);
        return same == null ? List.of() : same.before(hourMillis);
    }

    Set<String> itemsOfLastMinutes(String dimension, int lastMinutes) {
        Set<String> items = new HashSet<>();
        for (int i = 0; i < lastMinutes; i++) {
            items.addAll(ago(i).items(dimension));
        }
        return items;
    }

    /** Values of a dimension that are usual at this hour. */
    Set<String> usualItems(String dimension) {
        if (!isSeasonal()) {
            return itemsOfLastMinutes(dimension, ITEM_MINUTES);
        }
        Set<String> items = new HashSet<>();
        for (HourLevels hour : weeks(0)) {
            for (String series : hour.levels().keySet()) {
                if (Series.dimensionOf(series).equals(dimension)
                        && !Series.itemOf(series).isEmpty()) {
                    items.add(series);
                }
            }
        }
        return items;
    }
}
