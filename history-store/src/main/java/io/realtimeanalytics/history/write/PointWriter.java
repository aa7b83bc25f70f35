package io.realtimeanalytics.history.write;

import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.RefusedException;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.history.store.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers points into batches and writes them, one batch at a time: while the store does not
 * answer, it waits, and so does whoever adds points. Of versions of one point in a batch only the
 * newest is written, so an older one never replaces a newer one as long as all versions come
 * through one writer, in order.
 *
 * <p>A point that the store refuses is found by halving its batch, and handed to the listener; all
 * others are written. Confined to one thread.
 *
 * @param <T> what points are made from
 */
public final class PointWriter<T> {

    private final PointStore store;
    private final Limits limits;
    private final Clock clock;
    private final Pause pause;
    private final WriteListener<T> listener;
    private final Map<Place, Map<Record, Entry<T>>> batches = new LinkedHashMap<>();
    private int points;
    private boolean isPrepared;

    /**
     * What a writer keeps to.
     *
     * @param maxBatchPoints points gathered before they are written
     * @param retention points older than this are not written
     */
    public record Limits(int maxBatchPoints, Retention retention) {}

    private record Entry<T>(Stored point, T origin) {}

    /**
     * Nothing is sent before the first batch is full or flushed.
     *
     * @param pause how to wait between tries
     */
    public PointWriter(
            PointStore store, Limits limits, Clock clock, Pause pause, WriteListener<T> listener) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.pause = pause;
        this.listener = listener;
    }

    /**
     * Takes a point or an entry; writes all that are gathered if they are enough.
     *
     * @param origin told to the listener if the store refuses the point
     */
    public void add(Stored point, T origin) throws InterruptedException {
        Map<Record, Entry<T>> batch =
                batches.computeIfAbsent(point.place(), place -> new LinkedHashMap<>());
        Entry<T> added = new Entry<>(point, origin);
        Entry<T> current = batch.putIfAbsent(point.identity(), added);
        if (current == null) {
            points++;
        } else if (point.revision() >= current.point().revision()) {
            batch.put(point.identity(), added);
        }
        if (points >= limits.maxBatchPoints()) {
            flush();
        }
    }

    /** Returns when all points are in the store, or were refused. */
    public void flush() throws InterruptedException {
        if (points == 0) {
            return;
        }
        if (!isPrepared) {
            prepare();
        }
        for (Map.Entry<Place, Map<Record, Entry<T>>> batch : batches.entrySet()) {
            deliver(batch.getKey(), kept(batch.getKey(), batch.getValue()));
            batch.getValue().clear();
        }
        points = 0;
    }

    private List<Entry<T>> kept(Place place, Map<Record, Entry<T>> batch) {
        long nowMillis = clock.millis();
        List<Entry<T>> kept = new ArrayList<>(batch.size());
        for (Entry<T> entry : batch.values()) {
            long atMillis = entry.point().atMillis();
            if (!limits.retention().isPast(place.keptAs(), atMillis, nowMillis)) {
                kept.add(entry);
            }
        }
        if (kept.size() < batch.size()) {
            listener.expired(batch.size() - kept.size());
        }
        return kept;
    }

    private void deliver(Place place, List<Entry<T>> entries) throws InterruptedException {
        if (entries.isEmpty()) {
            return;
        }
        try {
            write(place, entries.stream().map(Entry::point).toList());
            listener.written(entries.size());
        } catch (RefusedException e) {
            if (entries.size() == 1) {
                Entry<T> refused = entries.get(0);
                listener.refused(refused.point(), refused.origin(), String.valueOf(e.getMessage()));
                return;
            }
            int middle = entries.size() / 2;
            deliver(place, entries.subList(0, middle));
            deliver(place, entries.subList(middle, entries.size()));
        }
    }

    private void write(Place place, List<Stored> batch)
            throws RefusedException, InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                store.write(place, batch);
                return;
            } catch (RefusedException e) {
                throw e;
            } catch (StoreException e) {
                await(e, backoff);
                if (e instanceof UnavailableException away && away.isUnprepared()) {
                    prepare();
                }
            }
        }
    }

    // Whatever is wrong with buckets or tables: without them nothing can be written.
    private void prepare() throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                store.prepare();
                isPrepared = true;
                return;
            } catch (StoreException e) {
                await(e, backoff);
            }
        }
    }

    private void await(StoreException failure, Backoff backoff) throws InterruptedException {
        Duration asked =
                failure instanceof UnavailableException away ? away.retryAfter() : Duration.ZERO;
        Duration duration = backoff.next(asked);
        listener.retrying(failure, duration);
        pause.await(duration);
    }
}
