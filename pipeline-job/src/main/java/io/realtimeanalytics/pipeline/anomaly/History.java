package io.realtimeanalytics.pipeline.anomaly;

import java.util.Arrays;
import java.util.HashMap;
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

    /** Usual minutes that are kept even if they are older. */
    static final int KEPT_USUAL_MINUTES = 75;

    private static final int BASELINE_MINUTES = 60;
    private static final int MIN_BASELINE_MINUTES = 30;
    private static final int MIN_WEEKS = 2;
    private static final int ITEM_MINUTES = 75;
    private final Minute nothing = Minute.empty();
    private final long nowMillis;
    private final Map<Long, Minute> minutes;
    private final long[] usualStarts;
    private final Map<String, Optional<Baseline>> baselinesNow = new HashMap<>();
    private final Map<Long, SameHours> hours;

    /**
     * @param nowMillis start of the minute that is judged
     * @param minutes by start: the last ones, and usual ones before them
     * @param hours by start of the hour: what the same hour of earlier weeks was like, for this
     *     hour and the one before
     */
    History(long nowMillis, Map<Long, Minute> minutes, Map<Long, SameHours> hours) {
        this.nowMillis = nowMillis;
        this.minutes = minutes;
        this.hours = hours;
        this.usualStarts =
                minutes.entrySet().stream()
                        .filter(entry -> entry.getKey() <= nowMillis)
                        .filter(entry -> !entry.getValue().isUnusual())
                        .mapToLong(Map.Entry::getKey)
                        .sorted()
                        .toArray();
    }

    static long hourOf(long millis) {
        return millis - Math.floorMod(millis, HOUR_MILLIS);
    }

    long nowMillis() {
        return nowMillis;
    }

    /** Minute some minutes ago. */
    Minute ago(int minutesAgo) {
        return minutes.getOrDefault(nowMillis - minutesAgo * MINUTE_MILLIS, nothing);
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

    /**
     * The last sixty usual minutes before some minute; empty if too few are known. An anomaly that
     * goes on is no measure of what is usual: without that, its end would be one, too.
     */
    Optional<double[]> hourBefore(String series, int minutesAgo) {
        int end = Arrays.binarySearch(usualStarts, nowMillis - minutesAgo * MINUTE_MILLIS);
        int to = end < 0 ? -end - 1 : end;
        int from = Math.max(0, to - BASELINE_MINUTES);
        if (to - from < MIN_BASELINE_MINUTES) {
            return Optional.empty();
        }
        double[] counts = new double[to - from];
        for (int i = from; i < to; i++) {
            counts[i - from] = minutes.getOrDefault(usualStarts[i], nothing).count(series);
        }
        return Optional.of(counts);
    }

    /**
     * Minutes that are of no use any more. Old ones are kept while they are needed to know what is
     * usual, through an anomaly.
     */
    List<Long> forgettable() {
        long oldestMillis = nowMillis - KEPT_MINUTES * MINUTE_MILLIS;
        Set<Long> usual = new HashSet<>();
        Arrays.stream(usualStarts)
                .skip(Math.max(0, usualStarts.length - KEPT_USUAL_MINUTES))
                .forEach(usual::add);
        return minutes.keySet().stream()
                .filter(start -> start < oldestMillis && !usual.contains(start))
                .toList();
    }

    /** What is usual for some minute: by the hour of the week, else by the hour before. */
    Optional<Baseline> baseline(String series, int minutesAgo) {
        return minutesAgo == 0
                ? baselinesNow.computeIfAbsent(series, key -> findBaseline(key, 0))
                : findBaseline(series, minutesAgo);
    }

    private Optional<Baseline> findBaseline(String series, int minutesAgo) {
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
