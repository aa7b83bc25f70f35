package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import org.jspecify.annotations.Nullable;

/**
 * How one pattern sees one series; kept in state.
 *
 * @param hits the last looks, the newest in the lowest bit: 1 for unusual
 * @param calmLooks looks in a row that were usual while an alert is open
 * @param calmLimit when it counts as usual, as it was when the alert opened
 * @param silentUntilMillis no new alert before this
 * @param opened the alert that is open; null for none
 */
public record Watch(
        long hits,
        int calmLooks,
        double calmLimit,
        long silentUntilMillis,
        @Nullable AlertUpdate opened) {

    static final Watch NEW = new Watch(0, 0, 0, Long.MIN_VALUE, null);

    Watch withHits(long newHits) {
        return new Watch(newHits, calmLooks, calmLimit, silentUntilMillis, opened);
    }

    Watch withCalmLooks(int looks) {
        return new Watch(hits, looks, calmLimit, silentUntilMillis, opened);
    }

    /** Whether there is nothing to remember. */
    boolean isForgettable(long nowMillis) {
        return opened == null && hits == 0 && silentUntilMillis <= nowMillis;
    }
}
