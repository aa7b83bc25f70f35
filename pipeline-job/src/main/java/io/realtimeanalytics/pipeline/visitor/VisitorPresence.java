package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.event.result.Window;
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

    /** Whether it has all windows that contain a time. */
    boolean covers(long timeMillis) {
        return covers(minutes, Window.ONE_MINUTE, timeMillis)
                && covers(fiveMinutes, Window.LAST_FIVE_MINUTES, timeMillis)
                && covers(thirtyMinutes, Window.LAST_THIRTY_MINUTES, timeMillis)
                && covers(hours, Window.ONE_HOUR, timeMillis);
    }

    private static boolean covers(Presence presence, Window window, long timeMillis) {
        long first = window.firstEndAfter(timeMillis);
        return presence.covers(first, first + (window.overlap() - 1L) * window.slideMillis());
    }

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
