package io.realtimeanalytics.history.point;

/**
 * What a store keeps. The same record of Kafka always makes the same, so that writing it again
 * changes nothing, and a newer version of it the same identity, so that it replaces the older one.
 */
public sealed interface Stored permits HistoryPoint, JournalEntry {

    /** Where it is kept. */
    Place place();

    /** What all versions of it have in common. */
    Record identity();

    /** Website. */
    String siteId();

    /** Timestamp, from which on it ages. */
    long atMillis();

    /** Grows from version to version. */
    long revision();
}
