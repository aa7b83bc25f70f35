package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import java.util.function.IntPredicate;

/**
 * When clients received the deltas of some ticks. Confined to the clients' thread until it is
 * complete.
 */
final class Recording {

    private final long firstDueMillis;
    private final int ticks;
    private final IntPredicate isCounted;
    private final long[] firstNanos;
    private final long[] lastNanos;
    private final int[] counts;
    private final Histogram latencies = new Histogram();
    private long deltas;

    /**
     * @param isCounted which clients count, by their index
     */
    Recording(long firstDueMillis, int ticks, IntPredicate isCounted) {
        this.firstDueMillis = firstDueMillis;
        this.ticks = ticks;
        this.isCounted = isCounted;
        this.firstNanos = new long[ticks * Site.COUNT];
        this.lastNanos = new long[ticks * Site.COUNT];
        this.counts = new int[ticks * Site.COUNT];
    }

    /**
     * A client has received the delta of a site and a tick.
     *
     * @param wallNanos the clock's time when it did
     */
    void add(int client, int site, long dueMillis, long wallNanos) {
        long tick = (dueMillis - firstDueMillis) / Ticker.PERIOD_MILLIS;
        if (dueMillis < firstDueMillis || tick >= ticks || !isCounted.test(client)) {
            return;
        }
        int at = (int) tick * Site.COUNT + site;
        if (counts[at] == 0) {
            firstNanos[at] = wallNanos;
        }
        lastNanos[at] = wallNanos;
        counts[at]++;
        deltas++;
        latencies.add(wallNanos - dueMillis * 1_000_000);
    }

    /** How many deltas came. */
    long deltas() {
        return deltas;
    }

    /** From when a tick was due to when a client had read it. */
    Histogram latencies() {
        return latencies;
    }

    /** Of each site and tick, from the first client that had its delta to the last. */
    Histogram spreads() {
        Histogram spreads = new Histogram();
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) {
                spreads.add(lastNanos[at] - firstNanos[at]);
            }
        }
        return spreads;
    }
}
