package io.realtimeanalytics.pipeline.visitor;

import java.util.stream.Stream;

/**
 * The windows in which one visitor is present; state.
 *
 * @param fiveMinutes windows of the last five minutes
 * @param thirtyMinutes windows of the last thirty minutes
 * @param minutes tumbling minutes
 * @param hours tumbling hours
 */
public record VisitorPresence(
        Presence fiveMinutes, Presence thirtyMinutes, Presence minutes, Presence hours) {

    static final VisitorPresence NONE =
            new VisitorPresence(Presence.NONE, Presence.NONE, Presence.NONE, Presence.NONE);

    VisitorPresence without(long beforeMillis) {
        return new VisitorPresence(
                fiveMinutes.without(beforeMillis),
                thirtyMinutes.without(beforeMillis),
                minutes.without(beforeMillis),
                hours.without(beforeMillis));
    }

    boolean isEmpty() {
        return all().allMatch(Presence::isEmpty);
    }

    long lastEndMillis() {
        return all().filter(presence -> !presence.isEmpty())
                .mapToLong(Presence::lastEndMillis)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private Stream<Presence> all() {
        return Stream.of(fiveMinutes, thirtyMinutes, minutes, hours);
    }
}
