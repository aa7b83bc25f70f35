package io.realtimeanalytics.pipeline.pattern.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a definition must be like to run. */
public final class DefinitionRules {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Set<String> SEVERITIES = Set.of("info", "warning", "critical");
    private static final long LEAST_COOLDOWN_MILLIS = 1_000;
    private static final long GREATEST_COOLDOWN_MILLIS = 7 * 86_400_000L;

    private DefinitionRules() {}

    /** Everything that is wrong, each in words for people; empty if it can run. */
    public static List<String> problemsOf(Definition definition) {
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(definition.patternId()).matches()) {
            problems.add("pattern_id: not snake_case of at most 64 characters");
        }
        if (definition.siteId().indexOf('|') >= 0) {
            problems.add("site_id: holds a |");
        }
        if (!SEVERITIES.contains(definition.severity())) {
            problems.add(
                    "severity: " + definition.severity() + " (expected: info, warning, critical)");
        }
        if (definition.cooldownMillis() < LEAST_COOLDOWN_MILLIS
                || definition.cooldownMillis() > GREATEST_COOLDOWN_MILLIS) {
            problems.add(
                    "cooldown_millis: " + definition.cooldownMillis() + " (expected: 1 s to 7 d)");
        }
        Optional<Kind> kind = Kind.named(definition.kind());
        if (kind.isEmpty()) {
            problems.add("kind: " + definition.kind() + " (no such matcher)");
        } else {
            addThresholdProblems(kind.get(), definition.thresholds(), problems);
        }
        return problems;
    }

    private static void addThresholdProblems(
            Kind kind, Map<String, Double> thresholds, List<String> problems) {
        new TreeMap<>(thresholds)
                .forEach(
                        (name, value) -> {
                            Optional<Threshold> threshold = kind.threshold(name);
                            if (threshold.isEmpty()) {
                                problems.add(name + ": " + kind.id() + " has no such threshold");
                            } else if (!threshold.get().allows(value)) {
                                problems.add(
                                        "%s: %s (expected: %s to %s)"
                                                .formatted(
                                                        name,
                                                        value,
                                                        threshold.get().least(),
                                                        threshold.get().greatest()));
                            }
                        });
    }
}
