package io.realtimeanalytics.pipeline.pattern.definition;

import io.realtimeanalytics.event.environment.Durations;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Definitions as people write them: the id, then settings in any order, for example {@code
 * rage_click severity=warning cooldown=10m min_clicks=4}.
 */
public final class DefinitionText {

    private DefinitionText() {}

    /**
     * Reads one definition.
     *
     * @throws IllegalArgumentException with every problem, if it cannot run
     */
    public static Definition parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        Map<String, String> settings = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals <= 0) {
                problems.add(words[i] + ": not a setting (expected: name=value)");
            } else {
                settings.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
        }
        Definition definition = definitionOf(words[0], settings, problems);
        problems.addAll(DefinitionRules.problemsOf(definition));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(words[0] + ": " + String.join("; ", problems));
        }
        return definition;
    }

    /** The text that {@link #parse} reads. */
    public static String of(Definition definition) {
        StringBuilder text = new StringBuilder(definition.patternId());
        text.append(" kind=").append(definition.kind());
        if (!definition.siteId().isEmpty()) {
            text.append(" site=").append(definition.siteId());
        }
        text.append(" enabled=").append(definition.isEnabled());
        text.append(" severity=").append(definition.severity());
        text.append(" cooldown=");
        text.append(Durations.format(Duration.ofMillis(definition.cooldownMillis())));
        new TreeMap<>(definition.thresholds())
                .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    private static Definition definitionOf(
            String patternId, Map<String, String> settings, List<String> problems) {
        Map<String, String> rest = new TreeMap<>(settings);
        String kind = taken(rest, "kind", patternId);
        String siteId = taken(rest, "site", "");
        boolean isEnabled = Boolean.parseBoolean(taken(rest, "enabled", "true"));
        String severity = taken(rest, "severity", "warning");
        long cooldownMillis = millis(taken(rest, "cooldown", "10m"), problems);
        Map<String, Double> thresholds = new TreeMap<>();
        rest.forEach(
                (name, value) -> {
                    try {
                        thresholds.put(name, Double.parseDouble(value));
                    } catch (NumberFormatException e) {
                        problems.add(name + ": " + value + " (expected: a number)");
                    }
                });
        return new Definition(
                patternId, kind, siteId, isEnabled, severity, cooldownMillis, thresholds);
    }

    private static String taken(Map<String, String> settings, String name, String otherwise) {
        String value = settings.remove(name);
        return value == null ? otherwise : value;
    }

    private static long millis(String text, List<String> problems) {
        try {
            return Durations.parse(text).toMillis();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problems.add("cooldown: " + text + " (expected: for example 30s, 10m, 2h)");
            return Duration.ofMinutes(10).toMillis();
        }
    }
}
