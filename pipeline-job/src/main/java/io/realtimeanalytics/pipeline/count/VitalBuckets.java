package io.realtimeanalytics.pipeline.count;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Distributions as counts: a value adds one to the bucket that it falls in, so that distributions
 * are summed, retained and compared like any other count, in any order. The buckets are those of
 * DDSketch: a quantile is wrong by 1 % of its value at most.
 */
final class VitalBuckets {

    private static final IndexMapping MAPPING = new LogarithmicMapping(0.01);
    // A page without layout shifts has a CLS of 0, which has no logarithm.
    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e9;
    private static final String ZERO = "0";
    private static final Map<String, Double> QUANTILES =
            new TreeMap<>(Map.of("p50", 0.50, "p75", 0.75, "p95", 0.95));

    private VitalBuckets() {}

    /** Name of the bucket of one measured value. */
    static String itemOf(String vital, double value) {
        // False for what is not a number, too.
        boolean isPositive = value >= SMALLEST;
        return vital + '/' + (isPositive ? bucket(Math.min(value, LARGEST)) : ZERO);
    }

    /** Quantiles of each vital, by nearest rank; the count is that of all its values. */
    static List<Tally.Row> quantiles(List<Tally.Row> buckets) {
        Map<String, NavigableMap<Double, Long>> countsByVital = new TreeMap<>();
        for (Tally.Row row : buckets) {
            int slash = row.item().indexOf('/');
            if (slash > 0) {
                countsByVital
                        .computeIfAbsent(row.item().substring(0, slash), key -> new TreeMap<>())
                        .merge(valueOf(row.item().substring(slash + 1)), row.count(), Long::sum);
            }
        }
        List<Tally.Row> rows = new ArrayList<>();
        countsByVital.forEach((vital, counts) -> addQuantiles(vital, counts, rows));
        return rows;
    }

    private static void addQuantiles(
            String vital, NavigableMap<Double, Long> counts, List<Tally.Row> rows) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        QUANTILES.forEach(
                (name, share) -> {
                    long rank = Math.max(1, (long) Math.ceil(share * total));
                    double value = valueAt(rank, counts);
                    rows.add(new Tally.Row(vital + '/' + name, total, 0, value));
                });
    }

    private static double valueAt(long rank, NavigableMap<Double, Long> counts) {
        long seen = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return 0;
    }

    private static String bucket(double value) {
        return Integer.toString(MAPPING.index(value));
    }

    private static double valueOf(String bucket) {
        return bucket.equals(ZERO) ? 0 : MAPPING.value(Integer.parseInt(bucket));
    }
}
