package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.history.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads every point of the store back and compares it with the topic. */
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
     * @param completeFromMillis older points may be missing in the topic
     */
    Comparison compare(Expectation expectation, long completeFromMillis) throws StoreException {
        store.settle();
        Comparison comparison = new Comparison();
        for (Tier tier : Tier.values()) {
            compare(tier, expectation.of(tier), completeFromMillis, comparison);
        }
        return comparison;
    }

    private void compare(
            Tier tier,
            Map<HistoryPoint.Identity, Fingerprint> expected,
            long completeFromMillis,
            Comparison comparison)
            throws StoreException {
        long fromMillis = clock.millis() - retention.of(tier).toMillis() + MARGIN_MILLIS;
        long toMillis = clock.millis() + tier.stepMillis();
        Map<HistoryPoint.Identity, Fingerprint> open = new HashMap<>(expected);
        open.keySet().removeIf(identity -> identity.startMillis() < fromMillis);
        long sliceMillis = STEPS_PER_READ * tier.stepMillis();
        for (long start = fromMillis; start < toMillis; start += sliceMillis) {
            long end = Math.min(start + sliceMillis, toMillis);
            for (HistoryPoint point : store.read(Selection.all(tier, start, end))) {
                Fingerprint wanted = open.remove(point.identity());
                if (wanted != null) {
                    comparison.found(point.identity(), wanted, Fingerprint.of(point));
                } else if (point.identity().startMillis() >= completeFromMillis) {
                    comparison.unexpected(point.identity());
                }
            }
        }
        open.keySet().forEach(comparison::missing);
    }
}
