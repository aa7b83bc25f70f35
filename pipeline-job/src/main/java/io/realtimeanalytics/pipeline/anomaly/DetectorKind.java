package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.Definition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The detectors that there are, with what their definitions may set; docs/anomalies.md. */
enum DetectorKind {
    /** Many more visitors than usual. */
    TRAFFIC_SPIKE(
            "info",
            new Threshold("min_value", 20, 1, 1e9),
            new Threshold("factor", 2, 1, 1_000),
            new Threshold("deviations", 3, 0, 100),
            new Threshold("min_surprise", 14, 1, 1_000),
            new Threshold("calm_factor", 1.5, 1, 1_000),
            new Threshold("item_min_value", 10, 1, 1e9),
            new Threshold("item_factor", 3, 1, 1_000),
            new Threshold("item_share", 0.15, 0, 1),
            new Threshold("item_min_surprise", 18, 1, 1_000),
            new Threshold("calm_looks", 5, 1, 60)),
    /** Many fewer visitors than usual. */
    TRAFFIC_DROP(
            "critical",
            new Threshold("minutes", 5, 1, 30),
            new Threshold("part", 0.5, 0, 1),
            new Threshold("min_surprise", 14, 1, 1_000),
            new Threshold("calm_part", 0.75, 0, 1),
            new Threshold("item_min_surprise", 18, 1, 1_000),
            new Threshold("calm_looks", 3, 1, 60)),
    /** No event at all. */
    SILENCE(
            "critical",
            new Threshold("min_expected", 14, 1, 1_000),
            new Threshold("min_seconds", 5, 1, 3_600),
            new Threshold("max_seconds", 3_600, 1, 3_600)),
    /** Many more errors than before. */
    ERROR_SPIKE(
            "critical",
            new Threshold("min_value", 20, 1, 1e9),
            new Threshold("factor", 5, 1, 1_000),
            new Threshold("deviations", 3, 0, 100),
            new Threshold("min_visitors", 5, 0, Smallest.SIZE),
            new Threshold("min_surprise", 14, 1, 1_000),
            new Threshold("hits", 2, 1, 60),
            new Threshold("looks", 3, 1, 60),
            new Threshold("calm_looks", 5, 1, 60)),
    /** A smaller part of the sessions converts than usual. */
    CONVERSION_DROP(
            "critical",
            new Threshold("minutes", 15, 5, 60),
            new Threshold("long_minutes", 60, 5, 60),
            new Threshold("min_sessions", 100, 1, 1e9),
            new Threshold("min_expected", 14, 1, 1_000),
            new Threshold("relative_drop", 0.2, 0, 1),
            new Threshold("min_surprise", 9.2, 1, 1_000),
            new Threshold("hits", 2, 1, 60),
            new Threshold("looks", 3, 1, 60),
            new Threshold("calm_looks", 3, 1, 60));

    private static final long HOUR_MILLIS = 3_600_000;

    private final String severity;
    private final List<Threshold> thresholds;

    DetectorKind(String severity, Threshold... thresholds) {
        this.severity = severity;
        this.thresholds = List.of(thresholds);
    }

    static Optional<DetectorKind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What runs where nobody has said anything else. */
    Definition builtIn() {
        return new Definition(id(), id(), "", true, severity, HOUR_MILLIS, Map.of());
    }

    List<Threshold> thresholds() {
        return thresholds;
    }

    /** The numbers of a definition, with defaults. */
    Thresholds thresholds(Definition definition) {
        Map<String, Double> values = new TreeMap<>();
        thresholds.forEach(each -> values.put(each.name(), each.defaultValue()));
        values.putAll(definition.thresholds());
        return new Thresholds(values);
    }

    /** Everything that is wrong with a definition's numbers, in words for people. */
    List<String> problemsOf(Definition definition) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(definition.thresholds())
                .forEach(
                        (name, value) ->
                                thresholds.stream()
                                        .filter(each -> each.name().equals(name))
                                        .findFirst()
                                        .ifPresentOrElse(
                                                each -> addProblem(each, value, problems),
                                                () ->
                                                        problems.add(
                                                                name
                                                                        + ": "
                                                                        + id()
                                                                        + " has no such"
                                                                        + " threshold")));
        return problems;
    }

    private static void addProblem(Threshold threshold, double value, List<String> problems) {
        if (!threshold.allows(value)) {
            problems.add(
                    "%s: %s (expected: %s to %s)"
                            .formatted(
                                    threshold.name(),
                                    value,
                                    threshold.least(),
                                    threshold.greatest()));
        }
    }
}
