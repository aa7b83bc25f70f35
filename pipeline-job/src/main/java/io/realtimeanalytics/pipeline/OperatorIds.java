package io.realtimeanalytics.pipeline;

/**
 * Identity of every operator in savepoints. Never change one: state would be lost on the next
 * upgrade.
 */
final class OperatorIds {

    static final String EVENTS = "events";
    static final String INGEST = "ingest";
    static final String DUPLICATES = "duplicates";
    static final String VISITS = "visits";
    static final String COUNT_EVENTS = "count-events";
    static final String COUNT_EVENTS_SUMS = "count-events-sums";
    static final String TRANSACTIONS = "transactions";
    static final String COUNT_CONVERSIONS = "count-conversions";
    static final String VISITORS = "visitors";
    static final String VISITOR_SUMS = "visitor-sums";
    static final String WINDOWS = "windows";
    static final String SETTLED_FILTER = "settled-filter";
    static final String LIVE_SINK = "live-sink";
    static final String SETTLED_SINK = "settled-sink";
    static final String SESSIONS_SINK = "sessions-sink";
    static final String LATE_SINK = "late-sink";
    static final String DEAD_LETTER_SINK = "dead-letter-sink";

    private OperatorIds() {}
}
