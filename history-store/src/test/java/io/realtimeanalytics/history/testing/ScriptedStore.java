package io.realtimeanalytics.history.testing;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.JournalSelection;
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
    private final List<Stored> stored = new ArrayList<>();
    private int preparations;
    private int requests;

    /** The next request fails. */
    public void failOnce(StoreException failure) {
        failures.add(failure);
    }

    /** Written so far, in order. */
    public List<Stored> stored() {
        return stored;
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
    public void write(Place place, List<? extends Stored> batch) throws StoreException {
        requests++;
        StoreException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        if (batch.stream().anyMatch(one -> one.siteId().equals(POISON))) {
            throw new RefusedException("poison", new IllegalArgumentException());
        }
        stored.addAll(batch);
    }

    @Override
    public List<HistoryPoint> read(Selection selection) {
        return stored.stream()
                .filter(HistoryPoint.class::isInstance)
                .map(HistoryPoint.class::cast)
                .filter(point -> point.tier() == selection.tier())
                .filter(point -> point.identity().startMillis() >= selection.fromMillis())
                .filter(point -> point.identity().startMillis() < selection.toMillis())
                .toList();
    }

    @Override
    public List<JournalEntry> read(JournalSelection selection) {
        return stored.stream()
                .filter(JournalEntry.class::isInstance)
                .map(JournalEntry.class::cast)
                .filter(entry -> entry.place() == selection.journal())
                .filter(entry -> entry.atMillis() >= selection.fromMillis())
                .filter(entry -> entry.atMillis() < selection.toMillis())
                .toList();
    }

    @Override
    public void forget() {
        stored.clear();
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
