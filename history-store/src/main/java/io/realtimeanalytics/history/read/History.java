package io.realtimeanalytics.history.read;

import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.store.StoreException;
import java.util.List;
import java.util.Map;

/** Questions to history. The same whatever store answers them. Thread-safe. */
public interface History {

    /** A metric, or one item of it, over time. */
    TimeSeries series(SeriesQuestion question) throws StoreException;

    /** The largest items of a metric in a time, at most {@code limit} and the rest. */
    TopList top(String siteId, String metric, TimeRange range, int limit) throws StoreException;

    /** Distinct visitors in the hours that a time touches. */
    VisitorCount visitors(String siteId, TimeRange range) throws StoreException;

    /** The purchase funnel in a time. */
    Funnel funnel(String siteId, TimeRange range) throws StoreException;

    /** Sessions that ended in a time, the newest first, at most {@code limit}. */
    List<LiveSession> sessions(String siteId, TimeRange range, int limit) throws StoreException;

    /** Alerts that were detected in a time, the newest first, at most {@code limit}. */
    List<LiveAlert> alerts(String siteId, TimeRange range, int limit) throws StoreException;

    /** Sites with events in a time, and how many. */
    Map<String, Long> sites(TimeRange range) throws StoreException;
}
