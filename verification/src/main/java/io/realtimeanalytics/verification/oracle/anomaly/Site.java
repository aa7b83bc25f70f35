package io.realtimeanalytics.verification.oracle.anomaly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of one site: counts by minute and series, and which minutes were unusual. A series
 * is a metric of the site, or {@code dimension/value}.
 */
final class Site {

    static final long MINUTE = 60_000;

    private static final Map<String, String> DIMENSIONS =
            Map.of(
                    "top_countries", "country",
                    "top_devices", "device",
                    "top_referrers", "referrer",
                    "top_campaigns", "campaign",
                    "exceptions", "error",
                    "conversions", "conversion");

    private final TreeMap<Long, Map<String, Long>> counts = new TreeMap<>();
    private final Map<Long, Map<String, Long>> smallestShown = new HashMap<>();
    private final Map<Long, Map<String, Long>> errorVisitors = new HashMap<>();
    private final Set<Long> unusual = new TreeSet<>();
    private long now;

    /** The minute that is judged: what is usual goes back from there. */
    void judgeAt(long start) {
        now = start;
    }

    /** One minute's first word on a metric. */
    void take(String metric, long start, long count, String items) {
        Map<String, Long> minute = counts.computeIfAbsent(start, key -> new HashMap<>());
        minute.put(metric, count);
        String dimension = DIMENSIONS.get(metric);
        if (dimension == null) {
            return;
        }
        minute.put(dimension + '/', count);
        long smallest = Long.MAX_VALUE;
        boolean hidesSome = false;
        for (String line : items.isEmpty() ? new String[0] : items.split("\n")) {
            int equals = line.lastIndexOf('=');
            String item = line.substring(0, equals);
            long itemCount = Long.parseLong(line.substring(equals + 1, line.indexOf('/', equals)));
            if (item.equals("(other)")) {
                hidesSome = true;
            } else {
                minute.put(dimension + '/' + item, itemCount);
                smallest = Math.min(smallest, itemCount);
            }
        }
        if (hidesSome) {
            smallestShown.computeIfAbsent(start, key -> new HashMap<>()).put(dimension, smallest);
        }
    }

    /** A minute in which something happened, whether it counts or not. */
    void known(long start) {
        counts.computeIfAbsent(start, key -> new HashMap<>());
    }

    void takeErrorVisitors(long start, String series, long visitors) {
        errorVisitors.computeIfAbsent(start, key -> new HashMap<>()).put(series, visitors);
    }

    void markUnusual(long start) {
        unusual.add(start);
    }

    long firstMinute() {
        return counts.firstKey();
    }

    long lastMinute() {
        return counts.lastKey();
    }

    long count(String series, long start) {
        Long known = counts.getOrDefault(start, Map.of()).get(series);
        return known != null
                ? known
                : smallestShown.getOrDefault(start, Map.of()).getOrDefault(dimensionOf(series), 0L);
    }

    /** Sum over minutes that end with one. */
    long sum(String series, long lastStart, int minutes) {
        long sum = 0;
        for (int i = 0; i < minutes; i++) {
            sum += count(series, lastStart - i * MINUTE);
        }
        return sum;
    }

    long errorVisitors(long start, String series) {
        return errorVisitors.getOrDefault(start, Map.of()).getOrDefault(series, 0L);
    }

    /**
     * The last 60 usual minutes before one; empty if fewer than 30 are known. Known are two hours,
     * and before them what is among the last 75 usual minutes; the one that was judged last counts
     * as one of them.
     */
    Optional<Baseline> before(String series, long start) {
        List<Double> found = new ArrayList<>();
        int usual = unusual.contains(now - MINUTE) ? 1 : 0;
        for (long each = now; each >= firstMinute() && found.size() < 60; each -= MINUTE) {
            boolean isKnown = each >= now - 121 * MINUTE || usual < 75;
            if (unusual.contains(each) || !isKnown) {
                continue;
            }
            if (each < now) {
                usual++;
            }
            if (each < start) {
                found.add((double) count(series, each));
            }
        }
        return found.size() < 30
                ? Optional.empty()
                : Optional.of(
                        new Baseline(found.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** Values of a dimension that were shown in minutes that end with one. */
    Set<String> items(String dimension, long lastStart, int minutes) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < minutes; i++) {
            for (String series : counts.getOrDefault(lastStart - i * MINUTE, Map.of()).keySet()) {
                if (series.startsWith(dimension + '/') && !itemOf(series).isEmpty()) {
                    found.add(series);
                }
            }
        }
        return found;
    }

    static boolean isItem(String series) {
        return series.contains("/");
    }

    static String dimensionOf(String series) {
        return isItem(series) ? series.substring(0, series.indexOf('/')) : "";
    }

    static String itemOf(String series) {
        return isItem(series) ? series.substring(series.indexOf('/') + 1) : "";
    }
}
