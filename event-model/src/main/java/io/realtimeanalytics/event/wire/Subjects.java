package io.realtimeanalytics.event.wire;

/** Subjects under which the schemas are registered. */
public final class Subjects {

    /** {@code Event}, in topic events. */
    public static final String EVENT = "events-value";

    /** {@code MetricResult}, in topics metrics.live and metrics.settled. */
    public static final String METRIC_RESULT = "metric-result";

    /** {@code Session}, in topic sessions. */
    public static final String SESSION = "sessions-value";

    /** {@code Alert}, in topic alerts. */
    public static final String ALERT = "alerts-value";

    /** {@code PatternDefinition}, in topic patterns. */
    public static final String PATTERN_DEFINITION = "patterns-value";

    /** {@code ShareLink}, in topic shares. */
    public static final String SHARE_LINK = "shares-value";

    /** {@code RejectedRecord}, in topics events.dead-letter, events.late, history.dead-letter. */
    public static final String REJECTED_RECORD = "rejected-record";

    private Subjects() {}
}
