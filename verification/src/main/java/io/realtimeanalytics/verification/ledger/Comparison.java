package io.realtimeanalytics.verification.ledger;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Results against the truth, value by value.
 *
 * @param values compared
 * @param lost sum of what is missing
 * @param countedTwice sum of what is too much
 * @param examples of wrong values, a few
 */
record Comparison(long values, long lost, long countedTwice, List<String> examples) {

    private static final int MAX_EXAMPLES = 5;

    boolean isExact() {
        return lost == 0 && countedTwice == 0;
    }

    /**
     * Compares the results of the sites that the truth knows.
     *
     * @param results newest version of every result
     */
    static Comparison of(Truth truth, Iterable<MetricResult> results, Set<String> sites) {
        Map<String, Long> actual = new HashMap<>();
        for (MetricResult result : results) {
            if (sites.contains(result.getSiteId())) {
                addValues(result, actual);
            }
        }
        Set<String> keys = new HashSet<>(truth.valuesByKey().keySet());
        keys.addAll(actual.keySet());
        long lost = 0;
        long countedTwice = 0;
        List<String> examples = new ArrayList<>();
        for (String key : keys) {
            long expected = truth.valuesByKey().getOrDefault(key, 0L);
            long found = actual.getOrDefault(key, 0L);
            lost += Math.max(0, expected - found);
            countedTwice += Math.max(0, found - expected);
            if (expected != found && examples.size() < MAX_EXAMPLES) {
                examples.add(key + ": sent " + expected + ", counted " + found);
            }
        }
        return new Comparison(keys.size(), lost, countedTwice, List.copyOf(examples));
    }

    private static void addValues(MetricResult result, Map<String, Long> values) {
        Metric metric = Metric.of(result.getMetric()).orElseThrow();
        Window window = Window.of(result.getWindow()).orElseThrow();
        if (!Truth.covers(metric, window)) {
            return;
        }
        String site = result.getSiteId();
        long start = result.getWindowStart();
        if (metric == Metric.EVENT_TYPES) {
            for (MetricItem item : result.getItems()) {
                values.put(Truth.key(site, metric, window, start, item.getName()), item.getCount());
            }
        } else {
            values.put(Truth.key(site, metric, window, start, ""), result.getCount());
        }
    }
}
