package io.realtimeanalytics.bridge.trace;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.tracing.Hop;
import io.realtimeanalytics.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the results that carry a trace: from being read until the first screen gets them, and, as
 * that screen tells, until they are painted. Nearly no result carries one. Thread-safe.
 */
public final class ResultTraces {

    private static final int MAX_HELD = 1_000;
    private static final long MAX_PAINT_MILLIS = Duration.ofMinutes(1).toMillis();

    private final @Nullable Tracing tracing;
    private final Clock clock;
    private final Map<ResultPlace, Hop> unapplied = new LinkedHashMap<>();
    private final Set<String> unpainted = new LinkedHashSet<>();
    private volatile boolean hasUnapplied;

    // The same place may be read again before the first is applied: the revision tells them apart.
    private record ResultPlace(
            String siteId, String metric, String window, long startMillis, long revision) {

        static ResultPlace of(MetricResult result) {
            return new ResultPlace(
                    result.getSiteId(),
                    result.getMetric(),
                    result.getWindow(),
                    result.getWindowStart(),
                    result.getRevision());
        }
    }

    /**
     * @param tracing null: nothing is followed
     */
    public ResultTraces(@Nullable Tracing tracing, Clock clock) {
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Nothing is followed. */
    public static ResultTraces off() {
        return new ResultTraces(null, Clock.systemUTC());
    }

    /** A result with a trace was read; it is not applied yet. */
    public void read(MetricResult result, String traceparent) {
        if (tracing == null) {
            return;
        }
        Hop hop = tracing.begin("bridge", traceparent).with("site", result.getSiteId());
        synchronized (unapplied) {
            unapplied.put(ResultPlace.of(result), hop);
            dropOldest(unapplied.keySet());
            hasUnapplied = true;
        }
    }

    /** The hop of a result that is applied now; null nearly always. */
    public @Nullable Hop take(MetricResult result) {
        if (!hasUnapplied) {
            return null;
        }
        synchronized (unapplied) {
            Hop hop = unapplied.remove(ResultPlace.of(result));
            hasUnapplied = !unapplied.isEmpty();
            return hop;
        }
    }

    /** Screens are going to be told, and one of them may say when it has painted. */
    public void awaitPaint(Hop hop) {
        synchronized (unpainted) {
            unpainted.add(hop.traceparent());
            dropOldest(unpainted);
        }
    }

    /**
     * A screen has painted what came with a trace. Only the first one counts, and only for what was
     * told: nobody can make up spans.
     *
     * @param receivedAtMillis when the frame arrived there, by this clock as far as it knows it
     * @param paintedAtMillis when it was painted, likewise
     */
    public void painted(String traceparent, long receivedAtMillis, long paintedAtMillis) {
        if (tracing == null) {
            return;
        }
        synchronized (unpainted) {
            if (!unpainted.remove(traceparent)) {
                return;
            }
        }
        if (receivedAtMillis <= paintedAtMillis
                && Math.abs(clock.millis() - receivedAtMillis) < MAX_PAINT_MILLIS
                && Math.abs(clock.millis() - paintedAtMillis) < MAX_PAINT_MILLIS) {
            tracing.beginAt("browser", traceparent, receivedAtMillis).endAt(paintedAtMillis);
        }
    }

    private static void dropOldest(Set<?> held) {
        if (held.size() > MAX_HELD) {
            Iterator<?> oldest = held.iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
