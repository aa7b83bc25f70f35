package io.realtimeanalytics.history.store;

import io.realtimeanalytics.history.point.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Which points to read, and how much of them.
 *
 * @param tier where to look
 * @param series one series; null for all
 * @param fromMillis first start of a window
 * @param toMillis first start that is not included
 * @param detail what is wanted beside identity, count, amount and revision
 */
public record Selection(
        Tier tier, @Nullable Series series, long fromMillis, long toMillis, Detail detail) {

    /** One metric of one site in one window. */
    public record Series(String siteId, String metric, String window) {}

    /** What is read of a point beside its numbers. */
    public enum Detail {
        /** Nothing more. */
        NUMBERS,
        /** Rows of lists. */
        ITEMS,
        /** Sketches. */
        SKETCH,
        /** Both. */
        ALL;

        /** Whether rows are read. */
        public boolean hasItems() {
            return this == ITEMS || this == ALL;
        }

        /** Whether sketches are read. */
        public boolean hasSketch() {
            return this == SKETCH || this == ALL;
        }
    }

    /** Everything of a tier in a time. */
    public static Selection all(Tier tier, long fromMillis, long toMillis) {
        return new Selection(tier, null, fromMillis, toMillis, Detail.ALL);
    }

    /** Whether no window can start in the time. */
    public boolean isEmpty() {
        return fromMillis >= toMillis;
    }
}
