package io.realtimeanalytics.pipeline.alert;

/**
 * An alert that opens or ends; crosses streams. See the Avro schema Alert for the meaning of the
 * fields.
 *
 * @param alertId deterministic
 * @param siteId website
 * @param patternId pattern or detector
 * @param severity info, warning or critical
 * @param status {@link #OPEN} or {@link #RESOLVED}
 * @param subject visitor, path, or empty for the whole site
 * @param dimension dimension that contributes most, empty for none
 * @param item value of that dimension
 * @param firstEventAtMillis of the first event it is about
 * @param lastEventAtMillis of the last event it is about
 * @param detectedAtMillis when it was certain
 * @param resolvedAtMillis when it was over; 0 while it is open
 * @param count events in it
 * @param value what was observed
 * @param expected what was expected, 0 for no expectation
 * @param amountMinor value at stake in minor units
 * @param currency ISO 4217, empty without an amount
 * @param sampleEventIds events to look at, ten at most
 * @param detail one sentence for people
 */
public record AlertUpdate(
        String alertId,
        String siteId,
        String patternId,
        String severity,
        String status,
        String subject,
        String dimension,
        String item,
        long firstEventAtMillis,
        long lastEventAtMillis,
        long detectedAtMillis,
        long resolvedAtMillis,
        long count,
        double value,
        double expected,
        long amountMinor,
        String currency,
        String[] sampleEventIds,
        String detail) {

    /** It has begun. */
    public static final String OPEN = "open";

    /** It is over. */
    public static final String RESOLVED = "resolved";

    /** The same alert, over since the given moment. */
    public AlertUpdate resolvedAt(long timeMillis) {
        return new AlertUpdate(
                alertId,
                siteId,
                patternId,
                severity,
                RESOLVED,
                subject,
                dimension,
                item,
                firstEventAtMillis,
                lastEventAtMillis,
                detectedAtMillis,
                timeMillis,
                count,
                value,
                expected,
                amountMinor,
                currency,
                sampleEventIds,
                detail);
    }
}
