package io.realtimeanalytics.bridge.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The facts of one site that some live window contains, by minute. Confined to the state thread.
 */
final class RecentFacts {

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    /** The oldest of the sliding windows that are shown begins so long ago. */
    private static final long KEPT_MILLIS = Duration.ofMinutes(36).toMillis();

    private final TreeMap<Long, List<Fact>> byMinute = new TreeMap<>();
    private long newestMillis;
    private int size;

    void apply(FactChange change) {
        Fact fact = change.fact();
        long minute = Math.floorDiv(fact.timeMillis(), MINUTE_MILLIS);
        if (!change.isAdded()) {
            List<Fact> facts = byMinute.get(minute);
            if (facts != null && facts.remove(fact)) {
                size--;
            }
            return;
        }
        if (fact.timeMillis() < newestMillis - KEPT_MILLIS) {
            return;
        }
        newestMillis = Math.max(newestMillis, fact.timeMillis());
        byMinute.computeIfAbsent(minute, key -> new ArrayList<>()).add(fact);
        size++;
    }

    /** Forgets what no window contains any more. */
    void forgetBefore(long nowMillis) {
        long oldest = Math.floorDiv(Math.max(nowMillis, newestMillis) - KEPT_MILLIS, MINUTE_MILLIS);
        while (!byMinute.isEmpty() && byMinute.firstKey() < oldest) {
            size -= byMinute.pollFirstEntry().getValue().size();
        }
    }

    /** All of them, as they are now. */
    List<Fact> copy() {
        List<Fact> all = new ArrayList<>(size);
        byMinute.values().forEach(all::addAll);
        return all;
    }

    int size() {
        return size;
    }
}
