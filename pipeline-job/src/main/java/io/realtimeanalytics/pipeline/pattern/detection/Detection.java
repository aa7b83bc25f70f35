package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;

/**
 * A pattern matched, or what it is about was made good; crosses streams.
 *
 * @param isRecovery made good: only site, pattern, subject and time of {@code alert} count
 * @param cooldownMillis how long the subject is silent after an alert
 * @param alert what to say if this is said
 */
public record Detection(boolean isRecovery, long cooldownMillis, AlertUpdate alert) {

    /** A match of a pattern that is about amounts only if {@code trail} holds one. */
    public static Detection of(
            Definition definition,
            String siteId,
            String subject,
            Trail trail,
            long detectedAtMillis,
            String detail) {
        return of(
                definition,
                siteId,
                subject,
                trail,
                new Finding(detectedAtMillis, trail.count(), 0, "", "", detail));
    }

    /**
     * What a matcher knows beside the events.
     *
     * @param detectedAtMillis when it was certain
     * @param value what was observed
     * @param expected from which value on it matches, 0 for no such value
     * @param dimension dimension that contributes most, empty for none
     * @param item value of that dimension
     * @param detail one sentence
     */
    public record Finding(
            long detectedAtMillis,
            double value,
            double expected,
            String dimension,
            String item,
            String detail) {}

    /** A match of a pattern. */
    public static Detection of(
            Definition definition, String siteId, String subject, Trail trail, Finding finding) {
        String patternId = definition.patternId();
        return new Detection(
                false,
                definition.cooldownMillis(),
                new AlertUpdate(
                        AlertIds.of(siteId, patternId, subject, trail.firstEventId()),
                        siteId,
                        patternId,
                        definition.severity(),
                        AlertUpdate.OPEN,
                        subject,
                        finding.dimension(),
                        finding.item(),
                        trail.firstAtMillis(),
                        trail.lastAtMillis(),
                        finding.detectedAtMillis(),
                        0,
                        trail.count(),
                        finding.value(),
                        finding.expected(),
                        trail.amountMinor(),
                        trail.amountMinor() == 0 ? "" : trail.currency(),
                        trail.eventIds(),
                        finding.detail()));
    }

    /** What the pattern is about was made good. */
    public static Detection recovery(
            Definition definition, String siteId, String subject, long timeMillis) {
        return new Detection(
                true,
                definition.cooldownMillis(),
                new AlertUpdate(
                        "",
                        siteId,
                        definition.patternId(),
                        definition.severity(),
                        AlertUpdate.RESOLVED,
                        subject,
                        "",
                        "",
                        timeMillis,
                        timeMillis,
                        timeMillis,
                        timeMillis,
                        0,
                        0,
                        0,
                        0,
                        "",
                        new String[0],
                        ""));
    }

    /** Key of the subject: only one alert of a pattern is open for it. */
    public String key() {
        return alert.siteId() + '|' + alert.patternId() + '|' + alert.subject();
    }

    /** When it counts. */
    public long timeMillis() {
        return alert.detectedAtMillis();
    }
}
