package io.realtimeanalytics.bridge.filter;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which present a view shows: that of now, or an earlier one that runs beside it. */
public enum Ago {
    /** Now. */
    NOW("", Duration.ZERO),
    /** An hour ago. */
    HOUR("1h", Duration.ofHours(1)),
    /** Yesterday at this time. */
    DAY("1d", Duration.ofDays(1)),
    /** A week ago. */
    WEEK("7d", Duration.ofDays(7));

    private final String id;
    private final Duration duration;

    Ago(String id, Duration duration) {
        this.id = id;
        this.duration = duration;
    }

    /** How long ago. */
    public Duration duration() {
        return duration;
    }

    static Optional<Ago> of(String id) {
        return Arrays.stream(values()).filter(ago -> ago != NOW && ago.id.equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values())
                .filter(ago -> ago != NOW)
                .map(ago -> ago.id)
                .collect(Collectors.joining(", "));
    }
}
