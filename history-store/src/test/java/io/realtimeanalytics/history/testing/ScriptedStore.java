package io.realtimeanalytics.history.testing;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.RefusedException;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Takes points, except poison, and fails as often as it is told. Real stores seldom do. */
public final class ScriptedStore implements PointStore {

    /** Site of points that are refused, with all that come with them. */
    public static final String POISON = "poison";

    private final Queue<StoreException> failures = new ArrayDeque<>();
    private final List<HistoryPoint> points = new ArrayList<>();
    private int preparations;
    private int requests;

    /** The next request fails. */
    public void failOnce(StoreException failure) {
        failures.add(failure);
    }

    /** Written so far, in order. */
    public List<HistoryPoint> points() {
        return points;
    }

    /** Requests to write, failed ones too. */
    public int requests() {
        return requests;
    }

    /** Times that it was prepared. */
    public int preparations() {
        return preparations;
    }

    @Override
    public void prepare() {
        preparations++;
    }

    @Override
    public void write(Tier tier, List<HistoryPoint> batch) throws StoreException {
        requests++;
        StoreException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        if (batch.stream().anyMatch(point -> point.identity().siteId().equals(POISON))) {
            throw new RefusedException("poison", new IllegalArgumentException());
        }
        points.addAll(batch);
    }

    @Override
    public List<HistoryPoint> read(Selection selection) {
        return points.stream()
                .filter(point -> point.tier() == selection.tier())
                .filter(point -> point.identity().startMillis() >= selection.fromMillis())
                .filter(point -> point.identity().startMillis() < selection.toMillis())
                .toList();
    }

    @Override
    public void forget() {
        points.clear();
    }

    @Override
    public Retention retention() {
        return Retention.DEFAULT;
    }

    @Override
    public void settle() {}

    @Override
    public Map<String, Long> countsBySite(
            Tier tier, String metric, long fromMillis, long toMillis) {
        return Map.of();
    }

    @Override
    public void close() {}
}
