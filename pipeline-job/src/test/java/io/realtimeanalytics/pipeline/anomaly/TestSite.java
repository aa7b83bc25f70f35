package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator that watches sites, with one shop whose minutes a test tells. */
final class TestSite implements AutoCloseable {

    static final String SHOP = "shop";
    static final long MINUTE = History.MINUTE_MILLIS;
    static final long HOUR = History.HOUR_MILLIS;

    /** A Sunday, 2026-11-22T08:00:00Z. */
    static final long SUNDAY_AT_8 = 1_795_334_400_000L;

    private static final long GRACE = 15_000;

    private final KeyedTwoInputStreamOperatorTestHarness<
                    String, Signal, DefinitionUpdate, AlertUpdate>
            operator;

    TestSite() throws Exception {
        this(null);
    }

    TestSite(@Nullable OperatorSubtaskState restored) throws Exception {
        operator =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new SiteWatch(), List.of(Definitions.STATE)),
                        Signal::siteId,
                        null,
                        Types.STRING);
        if (restored != null) {
            operator.initializeState(restored);
        }
        operator.open();
        operator.processWatermark2(Watermark.MAX_WATERMARK);
    }

    void define(Definition definition) throws Exception {
        operator.processElement2(
                new DefinitionUpdate(definition.key(), definition), Long.MIN_VALUE);
    }

    /** A minute and its end: settled results of counts by series, and samples where they are. */
    void minute(long atMillis, Map<String, Integer> counts) throws Exception {
        for (Signal signal : signals(atMillis, counts)) {
            accept(signal);
        }
        passEndOf(atMillis);
    }

    void minutes(long fromMillis, int number, Map<String, Integer> counts) throws Exception {
        for (int i = 0; i < number; i++) {
            minute(fromMillis + i * MINUTE, counts);
        }
    }

    /** What a minute says, in no particular order. */
    static List<Signal> signals(long atMillis, Map<String, Integer> counts) {
        Map<String, Map<String, Integer>> items = new TreeMap<>();
        Map<String, Integer> all = new LinkedHashMap<>(counts);
        all.putIfAbsent(Series.EVENTS, 2 * counts.getOrDefault(Series.VISITORS, 0));
        List<Signal> signals = new ArrayList<>();
        all.forEach(
                (series, count) -> {
                    if (count == 0) {
                        return;
                    }
                    signals.add(Signal.of(sample(series, atMillis, count)));
                    if (Series.isItem(series)) {
                        items.computeIfAbsent(Series.dimensionOf(series), key -> new TreeMap<>())
                                .put(Series.itemOf(series), count);
                    } else {
                        signals.add(Signal.of(result(series, atMillis, count, Map.of())));
                    }
                });
        items.forEach(
                (dimension, rows) ->
                        signals.add(
                                Signal.of(
                                        result(
                                                metricOf(dimension),
                                                atMillis,
                                                rows.values().stream()
                                                        .mapToInt(Integer::intValue)
                                                        .sum(),
                                                rows))));
        return signals;
    }

    static Reading result(String metric, long atMillis, int count, Map<String, Integer> rows) {
        return new Reading(
                SHOP,
                metric,
                atMillis,
                atMillis + MINUTE,
                count,
                count,
                rows.keySet().toArray(String[]::new),
                rows.values().stream().mapToLong(Integer::longValue).toArray());
    }

    static Sample sample(String series, long atMillis, int count) {
        int shown = Math.min(count, Smallest.SIZE);
        String[] events = new String[shown];
        String[] visitors = new String[shown];
        for (int i = 0; i < shown; i++) {
            events[i] = series + '@' + atMillis + '#' + i;
            visitors[i] = "v-" + i;
        }
        return new Sample(SHOP, atMillis, series, atMillis, atMillis + 50_000, events, visitors);
    }

    private static String metricOf(String dimension) {
        return Series.DIMENSIONS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(dimension))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    void accept(Signal signal) throws Exception {
        operator.processElement1(signal, Long.MIN_VALUE);
    }

    void passEndOf(long minuteMillis) throws Exception {
        passTo(minuteMillis + MINUTE + GRACE);
    }

    void passTo(long watermarkMillis) throws Exception {
        operator.processWatermark1(new Watermark(watermarkMillis));
    }

    List<AlertUpdate> alerts() {
        return operator.extractOutputValues();
    }

    OperatorSubtaskState snapshot() throws Exception {
        return operator.snapshot(1, 1);
    }

    int stateEntries() {
        return operator.numKeyedStateEntries();
    }

    int timers() {
        return operator.numEventTimeTimers();
    }

    @Override
    public void close() {
        try {
            operator.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the operator", e);
        }
    }
}
