package io.realtimeanalytics.event.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Kafka topic of the platform.
 *
 * @param name topic name
 * @param partitions partitions it is created with
 * @param cleanup what the broker removes
 * @param retention how long records are kept; for compacted topics, how long the newest value of a
 *     key is kept
 * @param key what the record key consists of
 */
public record Topic(String name, int partitions, Cleanup cleanup, Duration retention, String key) {

    /** What the broker removes from a topic. */
    public enum Cleanup {
        /** Old segments. */
        DELETE("delete"),
        /** All but the newest value of each key. */
        COMPACT("compact"),
        /** Both. */
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /** Raw events, for a comparison with a week ago too. Key: {@link #eventKey}. */
    public static final Topic EVENTS =
            new Topic("events", 12, Cleanup.DELETE, Duration.ofDays(8), "site|visitor");

    /** Absolute results, provisional ones included, at least once. */
    public static final Topic METRICS_LIVE =
            new Topic(
                    "metrics.live",
                    4,
                    Cleanup.COMPACT_AND_DELETE,
                    Duration.ofHours(2),
                    "site|metric|window|window start");

    /** Final and corrected results only, exactly once. */
    public static final Topic METRICS_SETTLED =
            new Topic(
                    "metrics.settled",
                    4,
                    Cleanup.COMPACT_AND_DELETE,
                    Duration.ofDays(30),
                    "site|metric|window|window start");

    /** One record per finished session, exactly once. */
    public static final Topic SESSIONS =
            new Topic("sessions", 4, Cleanup.DELETE, Duration.ofDays(30), "site|session");

    /** What patterns and detectors noticed, exactly once. */
    public static final Topic ALERTS =
            new Topic("alerts", 4, Cleanup.DELETE, Duration.ofDays(30), "site|alert");

    /** Definitions of patterns and detectors: the newest of each counts. */
    public static final Topic PATTERNS =
            new Topic("patterns", 1, Cleanup.COMPACT, Duration.ofDays(30), "pattern");

    /** Links for people without an account; kept longer than any of them is good for. */
    public static final Topic SHARES =
            new Topic("shares", 1, Cleanup.COMPACT_AND_DELETE, Duration.ofDays(120), "share");

    /** Events that arrived longer after their event time than the job allows; original bytes. */
    public static final Topic EVENTS_LATE =
            new Topic("events.late", 2, Cleanup.DELETE, Duration.ofDays(30), "original key");

    /** Records that are not events; original bytes with the reason. */
    public static final Topic EVENTS_DEAD_LETTER =
            new Topic("events.dead-letter", 2, Cleanup.DELETE, Duration.ofDays(30), "original key");

    /** What the time-series store does not take, of any topic; original bytes with the reason. */
    public static final Topic HISTORY_DEAD_LETTER =
            new Topic(
                    "history.dead-letter", 2, Cleanup.DELETE, Duration.ofDays(30), "original key");

    /** Every topic, in the order in which data flows. */
    public static List<Topic> all() {
        return List.of(
                EVENTS,
                METRICS_LIVE,
                METRICS_SETTLED,
                SESSIONS,
                PATTERNS,
                ALERTS,
                SHARES,
                EVENTS_LATE,
                EVENTS_DEAD_LETTER,
                HISTORY_DEAD_LETTER);
    }

    /** Key of an event: keeps one visitor's events in order. Events without a visitor spread. */
    public static String eventKey(String siteId, String visitorOrEventId) {
        return siteId + '|' + visitorOrEventId;
    }

    /** Settings the topic is created with. */
    public Map<String, String> settings() {
        String retentionMillis = Long.toString(retention.toMillis());
        return switch (cleanup) {
            case DELETE ->
                    Map.of("cleanup.policy", cleanup.policy, "retention.ms", retentionMillis);
            case COMPACT, COMPACT_AND_DELETE ->
                    Map.of(
                            "cleanup.policy",
                            cleanup.policy,
                            "retention.ms",
                            retentionMillis,
                            "segment.ms",
                            Long.toString(Duration.ofMinutes(10).toMillis()));
        };
    }
}
