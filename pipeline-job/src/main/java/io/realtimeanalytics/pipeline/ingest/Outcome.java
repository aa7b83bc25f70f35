package io.realtimeanalytics.pipeline.ingest;

/** What becomes of an event: each has exactly one of these, and their numbers add up to all. */
public enum Outcome {
    /** It is in the metrics. */
    COUNTED("counted", 0),
    /** It was received too long after it happened; kept in events.late. */
    LATE("late", 1),
    /** A copy of an event that is in the metrics. */
    DUPLICATE("duplicate", 2),
    /** Made by a robot. */
    BOT("bot", 3);

    private final String id;
    private final int code;

    Outcome(String id, int code) {
        this.id = id;
        this.code = code;
    }

    /** Name on the wire. */
    public String id() {
        return id;
    }

    /** Number on the way between subtasks: 0 to 15. */
    int code() {
        return code;
    }
}
