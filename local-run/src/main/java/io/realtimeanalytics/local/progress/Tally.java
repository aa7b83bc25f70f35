package io.realtimeanalytics.local.progress;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.event.result.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Adds up the results of the live job. Thread-safe. */
final class Tally {

    // Longer than events may be late: until then a window may change.
    private static final long KEPT_MILLIS = Duration.ofMinutes(20).toMillis();
    private static final int MAX_DELAYS = 100_000;

    private final InstantSource clock;
    private final Map<String, MetricResult> newestByKey = new HashMap<>();
    private final long[] delaysMillis = new long[MAX_DELAYS];
    private int delays;
    private long countedSinceLast;
    private long countedInAll;
    private long alerts;
    private long watermarkMillis;
    private final long startMillis;
    private long lastMillis;

    Tally(InstantSource clock) {
        this.clock = clock;
        this.startMillis = clock.millis();
        this.lastMillis = startMillis;
    }

    /**
     * Adds a result.
     *
     * @param writtenAtMillis when the live job wrote it
     */
    synchronized void add(MetricResult result, long writtenAtMillis) {
        watermarkMillis = Math.max(watermarkMillis, result.getWatermark());
        if (result.getMetric().equals(Metric.EVENTS.id())
                && result.getWindow().equals(Window.ONE_SECOND.id())) {
            time(result, writtenAtMillis);
            count(result);
        }
    }

    /** Adds an alert that has opened. */
    synchronized void addAlert() {
        alerts++;
    }

    /** What happened since the last time, and what has happened in all. */
    synchronized Progress next() {
        long nowMillis = clock.millis();
        Arrays.sort(delaysMillis, 0, delays);
        Progress progress =
                new Progress(
                        countedSinceLast * 1_000.0 / Math.max(1, nowMillis - lastMillis),
                        countedInAll,
                        delay(0.5),
                        delay(0.95),
                        alerts,
                        watermarkMillis == 0 ? 0 : nowMillis - watermarkMillis);
        delays = 0;
        countedSinceLast = 0;
        lastMillis = nowMillis;
        newestByKey
                .values()
                .removeIf(result -> result.getWindowEnd() < watermarkMillis - KEPT_MILLIS);
        return progress;
    }

    private void time(MetricResult result, long writtenAtMillis) {
        long receivedAtMillis = result.getOldestReceivedAt();
        if (receivedAtMillis > 0 && delays < MAX_DELAYS) {
            delaysMillis[delays++] = writtenAtMillis - receivedAtMillis;
        }
    }

    // Windows of the run before are left out: how much of them is new is not known.
    private void count(MetricResult result) {
        if (result.getWindowEnd() < startMillis) {
            return;
        }
        String key = ResultKeys.keyOf(result);
        MetricResult current = newestByKey.get(key);
        if (current != null && !ResultKeys.isNewer(result, current)) {
            return;
        }
        newestByKey.put(key, result);
        long added = result.getCount() - (current == null ? 0 : current.getCount());
        countedSinceLast += added;
        countedInAll += added;
    }

    private long delay(double share) {
        return delays == 0 ? 0 : delaysMillis[Math.min(delays - 1, (int) (share * delays))];
    }
}
