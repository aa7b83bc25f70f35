package io.realtimeanalytics.history.point;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long each resolution is kept.
 *
 * @param tenSeconds data by ten seconds
 * @param oneMinute data by the minute
 * @param oneHour data by the hour
 */
public record Retention(Duration tenSeconds, Duration oneMinute, Duration oneHour)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What is kept if nobody says otherwise. */
    public static final Retention DEFAULT =
            new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730));

    /** How long a tier is kept. */
    public Duration of(Tier tier) {
        return switch (tier) {
            case TEN_SECONDS -> tenSeconds;
            case ONE_MINUTE -> oneMinute;
            case ONE_HOUR -> oneHour;
        };
    }

    /** Whether a tier has forgotten a time. */
    public boolean isPast(Tier tier, long startMillis, long nowMillis) {
        return startMillis < nowMillis - of(tier).toMillis();
    }
}
