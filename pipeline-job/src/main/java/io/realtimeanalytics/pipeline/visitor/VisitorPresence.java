package io.realtimeanalytics.pipeline.visitor;

/**
 * The windows in which one visitor is present; state.
 *
 * @param fiveMinutes windows of the last five minutes
 * @param thirtyMinutes windows of the last thirty minutes
 */
public record VisitorPresence(Presence fiveMinutes, Presence thirtyMinutes) {

    static final VisitorPresence NONE = new VisitorPresence(Presence.NONE, Presence.NONE);

    VisitorPresence without(long beforeMillis) {
        return new VisitorPresence(
                fiveMinutes.without(beforeMillis), thirtyMinutes.without(beforeMillis));
    }

    boolean isEmpty() {
        return fiveMinutes.isEmpty() && thirtyMinutes.isEmpty();
    }

    long lastEndMillis() {
        return Math.max(
                fiveMinutes.isEmpty() ? Long.MIN_VALUE : fiveMinutes.lastEndMillis(),
                thirtyMinutes.isEmpty() ? Long.MIN_VALUE : thirtyMinutes.lastEndMillis());
    }
}
