package io.realtimeanalytics.bridge.socket;

import java.util.concurrent.ConcurrentHashMap;

/** How many connections each holder has. Thread-safe. */
public final class HolderSlots {

    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    /** Whether there was one more to take. */
    boolean tryTake(String holderId, int max) {
        return taken.merge(holderId, 1, (count, one) -> count <= max ? count + one : count) <= max;
    }

    /** Gives one back, after each {@link #tryTake}. */
    void free(String holderId) {
        taken.computeIfPresent(holderId, (id, count) -> count > 1 ? count - 1 : null);
    }
}
