package io.realtimeanalytics.pipeline.trace;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Traces of events that no result has told yet, by the second they happened in. On the heap only: a
 * restart loses them, and no number. Confined to the operator's thread.
 */
public final class UnsaidTraces {

    private static final int MAX_SECONDS = 64;

    private final Map<Long, String> tracesBySecond = new TreeMap<>();

    /** Notes traces of events of a second. */
    public void add(long secondMillis, String traces) {
        if (tracesBySecond.size() < MAX_SECONDS || tracesBySecond.containsKey(secondMillis)) {
            tracesBySecond.merge(secondMillis, traces, UnsaidTraces::joined);
        }
    }

    /** Takes those of a window; null for none. */
    public @Nullable String take(long startMillis, long endMillis) {
        String taken = null;
        Iterator<Map.Entry<Long, String>> seconds = tracesBySecond.entrySet().iterator();
        while (seconds.hasNext()) {
            Map.Entry<Long, String> second = seconds.next();
            if (second.getKey() >= startMillis && second.getKey() < endMillis) {
                taken = Traces.join(taken, second.getValue());
                seconds.remove();
            }
        }
        return taken;
    }

    private static String joined(String some, String more) {
        String both = Traces.join(some, more);
        return both == null ? some : both;
    }
}
