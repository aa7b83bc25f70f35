package io.realtimeanalytics.pipeline.pattern.definition;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one pattern looks for; crosses streams, and is kept in state. See the Avro schema
 * PatternDefinition.
 *
 * @param patternId name of the pattern
 * @param kind matcher that runs it
 * @param siteId only for this website; empty for all that have none of their own
 * @param isEnabled whether it runs
 * @param severity info, warning or critical
 * @param cooldownMillis silence of a subject after an alert
 * @param thresholds numbers by name; the kind has defaults for those that are absent
 */
public record Definition(
        String patternId,
        String kind,
        String siteId,
        boolean isEnabled,
        String severity,
        long cooldownMillis,
        Map<String, Double> thresholds) {

    private static final char SEPARATOR = '|';

    /** Key in the topic of definitions: one pattern, or one pattern of one site. */
    public static String keyOf(String patternId, String siteId) {
        return siteId.isEmpty() ? patternId : patternId + SEPARATOR + siteId;
    }

    /** Its own key. */
    public String key() {
        return keyOf(patternId, siteId);
    }

    /** Equal for definitions that say the same, and short: names what is kept for one version. */
    public String version() {
        String content =
                kind + isEnabled + severity + cooldownMillis + new TreeMap<>(thresholds).toString();
        return key() + '#' + Integer.toHexString(content.hashCode());
    }

    /** The kind; only for definitions that passed the rules. */
    public Kind matcher() {
        return Kind.named(kind).orElseThrow();
    }

    /** A threshold, or the kind's default for it. */
    public double threshold(String name) {
        Double given = thresholds.get(name);
        return given == null
                ? matcher().threshold(name).orElseThrow().defaultValue()
                : given.doubleValue();
    }

    /** A threshold that counts something. */
    public int count(String name) {
        return (int) threshold(name);
    }

    /** A threshold in seconds, as milliseconds. */
    public long secondsInMillis(String name) {
        return Math.round(threshold(name) * 1_000);
    }
}
