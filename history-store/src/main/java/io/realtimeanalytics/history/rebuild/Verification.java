package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Reads everything back from the store and compares it with the topics. */
final class Verification {

    private static final int STEPS_PER_READ = 360;

    /** Points that expire while the comparison goes on are left out on both sides. */
    private static final long MARGIN_MILLIS = Duration.ofHours(1).toMillis();

    private final PointStore store;
    private final Retention retention;
    private final Clock clock;

    Verification(PointStore store, Retention retention, Clock clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Compares all that is not about to expire.
     *
     * @param completeFromMillis by place, since when its topic has forgotten nothing
     */
    Comparison compare(Expectation expectation, ToLongFunction<Place> completeFromMillis)
            throws StoreException {
        store.settle();
        Comparison comparison = new Comparison();
        for (Place place : Place.all()) {
            compare(
                    place,
                    expectation.of(place),
                    completeFromMillis.applyAsLong(place),
                    comparison);
        }
        return comparison;
    }

    private void compare(
            Place place,
            Map<Record, Fingerprint> expected,
            long completeFromMillis,
            Comparison comparison)
            throws StoreException {
        long fromMillis = clock.millis() - retention.of(place.keptAs()).toMillis() + MARGIN_MILLIS;
        long toMillis = clock.millis() + place.keptAs().stepMillis();
        Map<Record, Fingerprint> open = new HashMap<>(expected);
        open.values().removeIf(wanted -> wanted.atMillis() < fromMillis);
        long sliceMillis = STEPS_PER_READ * place.keptAs().stepMillis();
        for (long start = fromMillis; start < toMillis; start += sliceMillis) {
            long end = Math.min(start + sliceMillis, toMillis);
            for (Stored stored : read(place, start, end)) {
                Fingerprint wanted = open.remove(stored.identity());
                if (wanted != null) {
                    comparison.found(stored.identity(), wanted, Fingerprint.of(stored));
                } else if (stored.atMillis() >= completeFromMillis) {
                    comparison.unexpected(stored.identity());
                }
            }
        }
        open.keySet().forEach(comparison::missing);
    }

    private List<? extends Stored> read(Place place, long fromMillis, long toMillis)
            throws StoreException {
        return place instanceof Journal journal
                ? store.read(JournalSelection.all(journal, fromMillis, toMillis))
                : store.read(Selection.all((Tier) place, fromMillis, toMillis));
    }
}
