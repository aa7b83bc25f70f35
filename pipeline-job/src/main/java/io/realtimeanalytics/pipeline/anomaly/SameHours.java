package io.realtimeanalytics.pipeline.anomaly;

import java.util.ArrayList;
import java.util.List;

/**
 * The same hour of the last weeks; kept in state.
 *
 * @param hours oldest first
 */
public record SameHours(List<HourLevels> hours) {

    /** Weeks that are remembered. */
    static final int WEEKS = 4;

    static final long WEEK_MILLIS = 7 * 24 * 3_600_000L;

    static final SameHours NONE = new SameHours(List.of());

    SameHours with(HourLevels hour) {
        List<HourLevels> kept = new ArrayList<>(before(hour.hourMillis()));
        kept.add(hour);
        return new SameHours(kept);
    }

    /** Those of the weeks before an hour, of the same hour of the week. */
    List<HourLevels> before(long hourMillis) {
        return hours.stream()
                .filter(
                        hour ->
                                hour.hourMillis() < hourMillis
                                        && hour.hourMillis() >= hourMillis - WEEKS * WEEK_MILLIS)
                .toList();
    }
}
