package io.realtimeanalytics.history.store;

import io.realtimeanalytics.history.point.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a journal to read.
 *
 * @param siteId null for all sites
 * @param fromMillis first time
 * @param toMillis first time that is not included
 * @param limit entries at most, the newest
 */
public record JournalSelection(
        Journal journal, @Nullable String siteId, long fromMillis, long toMillis, int limit) {

    /** Everything of a journal in a time. */
    public static JournalSelection all(Journal journal, long fromMillis, long toMillis) {
        return new JournalSelection(journal, null, fromMillis, toMillis, Integer.MAX_VALUE);
    }

    /** Whether nothing can have happened in the time. */
    public boolean isEmpty() {
        return fromMillis >= toMillis;
    }
}
