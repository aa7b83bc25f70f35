package io.realtimeanalytics.history.read;

import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;

/** Which resolution answers a question about a time. */
public final class Resolutions {

    /** More points than a screen has columns help nobody. */
    static final int MAX_POINTS = 1_500;

    private Resolutions() {}

    /**
     * The finest resolution that still has the beginning of the time and does not make too many
     * points: ten seconds for up to 4 h, minutes for a day, hours for longer.
     */
    public static Tier of(TimeRange range, Retention retention, long nowMillis) {
        for (Tier tier : Tier.values()) {
            boolean isKept = !retention.isPast(tier, range.fromMillis(), nowMillis);
            if (isKept && range.millis() / tier.stepMillis() <= MAX_POINTS) {
                return tier;
            }
        }
        return Tier.ONE_HOUR;
    }
}
