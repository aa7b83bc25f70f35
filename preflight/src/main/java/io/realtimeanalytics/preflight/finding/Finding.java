package io.realtimeanalytics.preflight.finding;

/**
 * One thing that was looked at.
 *
 * @param subject what was looked at, for example {@code Kafka analytics-kafka}
 * @param message how it is, or why it is not well
 * @param fix what to do about it; empty if nothing
 */
public record Finding(Severity severity, String subject, String message, String fix) {

    /** Well. */
    public static Finding ok(String subject, String message) {
        return new Finding(Severity.OK, subject, message, "");
    }

    /** Works, but somebody should look at it. */
    public static Finding warning(String subject, String message, String fix) {
        return new Finding(Severity.WARNING, subject, message, fix);
    }

    /** Does not work. */
    public static Finding failed(String subject, String message, String fix) {
        return new Finding(Severity.FAILED, subject, message, fix);
    }

    /** Could not be asked. */
    public static Finding unknown(String subject, String message, String fix) {
        return new Finding(Severity.UNKNOWN, subject, message, fix);
    }
}
