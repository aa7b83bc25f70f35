package io.realtimeanalytics.collector.trace;

import io.realtimeanalytics.tracing.Hop;
import io.realtimeanalytics.tracing.TraceContext;
import io.realtimeanalytics.tracing.Tracing;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are followed: a share of all, and those that ask for it by a {@code
 * traceparent} that is sampled. Anybody can ask, so what is asked for is bounded. Thread-safe.
 */
public final class RequestTraces {

    private static final String HOP = "collector";
    private static final int MAX_ASKED_PER_SECOND = 20;

    private final @Nullable Tracing tracing;
    private final double ratio;
    // Second in the upper bits, how many asked in the lower 16.
    private final AtomicLong asked = new AtomicLong();

    /**
     * @param tracing null: nothing is followed
     * @param ratio share of the requests that are followed unasked, 0 to 1
     */
    public RequestTraces(@Nullable Tracing tracing, double ratio) {
        this.tracing = tracing;
        this.ratio = ratio;
    }

    /**
     * Begins to follow a request; null for nearly all.
     *
     * @param traceparent header of the request
     */
    public @Nullable Hop begin(@Nullable String traceparent) {
        if (tracing == null) {
            return null;
        }
        if (traceparent != null && TraceContext.isSampled(traceparent) && mayAsk()) {
            return tracing.begin(HOP, traceparent);
        }
        return ThreadLocalRandom.current().nextDouble() < ratio ? tracing.begin(HOP) : null;
    }

    private boolean mayAsk() {
        long second = System.nanoTime() / 1_000_000_000L;
        long count =
                asked.updateAndGet(
                        known -> known >>> 16 == second ? known + 1 : (second << 16) + 1);
        return (count & 0xFFFF) <= MAX_ASKED_PER_SECOND;
    }
}
