package io.realtimeanalytics.history.store;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.Tier;
import java.util.List;
import java.util.Map;

/**
 * A time-series store that holds points of history and journals. Every call does its work before it
 * returns, and tries once: waiting is up to the caller. Thread-safe.
 */
public interface PointStore extends AutoCloseable {

    /**
     * Makes what is missing (buckets, tables) and brings what is there into line with the settings,
     * above all how long data are kept. Does nothing the second time.
     */
    void prepare() throws StoreException;

    /**
     * Forgets all points, and prepares anew. Journals stay: their topics forget before the store
     * does.
     */
    void forget() throws StoreException;

    /** How long the store itself says that it keeps each tier. */
    Retention retention() throws StoreException;

    /**
     * Writes what belongs to one place, where it replaces what has the same identity.
     *
     * @throws RefusedException if the store does not take them; it may have taken some
     */
    void write(Place place, List<? extends Stored> batch) throws StoreException;

    /** Returns when all that was written can be read. */
    void settle() throws StoreException;

    /** The selected points, by time. */
    List<HistoryPoint> read(Selection selection) throws StoreException;

    /** The selected entries, the newest first. */
    List<JournalEntry> read(JournalSelection selection) throws StoreException;

    /**
     * Sums the counts of a metric by site.
     *
     * @param tier where to look
     * @param fromMillis first start of a window
     * @param toMillis first start that is not included
     */
    Map<String, Long> countsBySite(Tier tier, String metric, long fromMillis, long toMillis)
            throws StoreException;

    @Override
    void close();
}
