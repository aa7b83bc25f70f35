package io.realtimeanalytics.bridge.history;

import io.realtimeanalytics.history.read.Funnel;
import io.realtimeanalytics.history.read.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as tables: the numbers of the JSON, no others. */
final class Tables {

    private Tables() {}

    static List<List<String>> ofSeries(HistoryAnswer.Series series) {
        HistoryAnswer.ComparedSeries compared = series.compared();
        List<List<String>> rows = new ArrayList<>();
        rows.add(headerOfSeries(compared != null));
        Map<Long, TimeSeries.Value> own = byStart(series.values(), 0);
        long shift = compared == null ? 0 : series.fromMillis() - compared.fromMillis();
        Map<Long, TimeSeries.Value> other =
                compared == null ? Map.of() : byStart(compared.values(), shift);
        TreeMap<Long, Boolean> starts = new TreeMap<>();
        own.keySet().forEach(start -> starts.put(start, true));
        other.keySet().forEach(start -> starts.put(start, true));
        for (long start : starts.keySet()) {
            List<String> row = new ArrayList<>();
            row.add(time(start));
            addValue(row, own.get(start));
            if (compared != null) {
                row.add(time(start - shift));
                addValue(row, other.get(start));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> ofTop(HistoryAnswer.Top top) {
        boolean isCompared = top.compared() != null;
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                isCompared
                        ? List.of("name", "count", "amount_minor", "compared_count")
                        : List.of("name", "count", "amount_minor"));
        for (HistoryAnswer.Row item : top.items()) {
            List<String> row = new ArrayList<>();
            row.add(item.name());
            row.add(Long.toString(item.count()));
            row.add(Long.toString(item.amountMinor()));
            if (isCompared) {
                row.add(item.comparedCount() == null ? "" : item.comparedCount().toString());
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> ofVisitors(HistoryAnswer.Visitors answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("from", "to", "visitors", "exact"));
        rows.add(
                List.of(
                        time(answer.fromMillis()),
                        time(answer.toMillis()),
                        Long.toString(answer.visitors()),
                        Boolean.toString(answer.exact())));
        HistoryAnswer.ComparedVisitors compared = answer.compared();
        if (compared != null) {
            rows.add(
                    List.of(
                            time(compared.fromMillis()),
                            time(compared.toMillis()),
                            Long.toString(compared.visitors()),
                            Boolean.toString(compared.exact())));
        }
        return rows;
    }

    static List<List<String>> ofSteps(HistoryAnswer.Steps answer) {
        HistoryAnswer.ComparedSteps compared = answer.compared();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                compared == null
                        ? List.of("step", "sessions", "mean_ms_since_step_before")
                        : List.of(
                                "step",
                                "sessions",
                                "mean_ms_since_step_before",
                                "compared_sessions"));
        for (int i = 0; i < answer.steps().size(); i++) {
            Funnel.Step step = answer.steps().get(i);
            List<String> row = new ArrayList<>();
            row.add(step.name());
            row.add(Long.toString(step.sessions()));
            row.add(Long.toString(step.meanMillisSinceStepBefore()));
            if (compared != null) {
                row.add(Long.toString(compared.steps().get(i).sessions()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> headerOfSeries(boolean isCompared) {
        List<String> header = new ArrayList<>(List.of("start", "count", "amount_minor", "value"));
        if (isCompared) {
            header.addAll(
                    List.of(
                            "compared_start",
                            "compared_count",
                            "compared_amount_minor",
                            "compared_value"));
        }
        return header;
    }

    private static Map<Long, TimeSeries.Value> byStart(
            List<TimeSeries.Value> values, long shiftMillis) {
        return values.stream()
                .collect(
                        Collectors.toMap(
                                value -> value.startMillis() + shiftMillis, Function.identity()));
    }

    private static void addValue(List<String> row, TimeSeries.@Nullable Value value) {
        row.add(value == null ? "0" : Long.toString(value.count()));
        row.add(value == null ? "0" : Long.toString(value.amountMinor()));
        row.add(value == null ? "0" : plain(value.value()));
    }

    private static String plain(double value) {
        long whole = (long) value;
        return whole == value ? Long.toString(whole) : Double.toString(value);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
