package io.realtimeanalytics.pipeline.alert;

import java.util.Map;

/**
 * A pattern or detector as somebody set it; crosses streams. See the Avro schema PatternDefinition.
 *
 * @param patternId its key
 * @param kind which matcher or detector runs it
 * @param siteId only for this website; empty for all
 * @param isEnabled whether it runs
 * @param severity info, warning or critical
 * @param cooldownMillis silence after an alert is over
 * @param thresholds numbers by name; those that are absent have the default
 */
public record Definition(
        String patternId,
        String kind,
        String siteId,
        boolean isEnabled,
        String severity,
        long cooldownMillis,
        Map<String, Double> thresholds) {

    /** Whether it looks at a website. */
    public boolean isFor(String site) {
        return isEnabled && (siteId.isEmpty() || siteId.equals(site));
    }
}
