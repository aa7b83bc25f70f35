package io.realtimeanalytics.bridge.testing;

import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.read.Funnel;
import io.realtimeanalytics.history.read.History;
import io.realtimeanalytics.history.read.SeriesQuestion;
import io.realtimeanalytics.history.read.TimeRange;
import io.realtimeanalytics.history.read.TimeSeries;
import io.realtimeanalytics.history.read.TopList;
import io.realtimeanalytics.history.read.VisitorCount;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.store.UnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** History while its store does not answer. */
public final class NoHistory implements History {

    @Override
    public TimeSeries series(SeriesQuestion question) throws StoreException {
        throw down();
    }

    @Override
    public TopList top(String siteId, String metric, TimeRange range, int limit)
            throws StoreException {
        throw down();
    }

    @Override
    public VisitorCount visitors(String siteId, TimeRange range) throws StoreException {
        throw down();
    }

    @Override
    public Funnel funnel(String siteId, TimeRange range) throws StoreException {
        throw down();
    }

    @Override
    public List<LiveSession> sessions(String siteId, TimeRange range, int limit)
            throws StoreException {
        throw down();
    }

    @Override
    public List<LiveAlert> alerts(String siteId, TimeRange range, int limit) throws StoreException {
        throw down();
    }

    @Override
    public Map<String, Long> sites(TimeRange range) throws StoreException {
        throw down();
    }

    private static StoreException down() {
        return UnavailableException.unprepared("connection refused", new IOException("refused"));
    }
}
