package io.realtimeanalytics.history.read;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * Points of windows that cover a time without gap or overlap: hours inside, minutes at both ends
 * and where the last hour is not settled yet. Few points, and lists that lost as little as
 * possible.
 */
final class Cover {

    private static final long HOUR = Tier.ONE_HOUR.stepMillis();

    private final PointStore store;
    private final Retention retention;

    Cover(PointStore store, Retention retention) {
        this.store = store;
        this.retention = retention;
    }

    List<HistoryPoint> of(String siteId, String metric, TimeRange range, long nowMillis)
            throws StoreException {
        long from = range.fromMillis();
        // Where minutes are gone, the whole hour stands for them.
        boolean hasMinutes = !retention.isPast(Tier.ONE_MINUTE, from, nowMillis);
        long firstHour = hasMinutes ? ceiling(from) : floor(from);
        long lastHour = floor(range.toMillis());
        if (firstHour >= lastHour) {
            return read(siteId, metric, Tier.ONE_MINUTE, from, range.toMillis());
        }
        List<HistoryPoint> hours = read(siteId, metric, Tier.ONE_HOUR, firstHour, lastHour);
        long hoursEnd =
                hours.isEmpty()
                        ? firstHour
                        : hours.get(hours.size() - 1).identity().startMillis() + HOUR;
        List<HistoryPoint> points = new ArrayList<>();
        points.addAll(read(siteId, metric, Tier.ONE_MINUTE, from, firstHour));
        points.addAll(hours);
        points.addAll(read(siteId, metric, Tier.ONE_MINUTE, hoursEnd, range.toMillis()));
        return points;
    }

    static long floor(long millis) {
        return Math.floorDiv(millis, HOUR) * HOUR;
    }

    static long ceiling(long millis) {
        return floor(millis + HOUR - 1);
    }

    private List<HistoryPoint> read(String siteId, String metric, Tier tier, long from, long to)
            throws StoreException {
        if (from >= to) {
            return List.of();
        }
        Selection.Series series =
                new Selection.Series(siteId, metric, tier.windowOf(metric).orElse(tier.id()));
        return store.read(new Selection(tier, series, from, to, Selection.Detail.ITEMS));
    }
}
