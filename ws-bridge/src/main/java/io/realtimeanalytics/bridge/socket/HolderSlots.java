package io.realtimeanalytics.bridge.socket;

import java.util.concurrent.ConcurrentHashMap;

/** How many connections each holder has. Thread-safe. */
public final class HolderSlots {

    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    /** Whether there was one more to take. */
    boolean tryTake(String holderId, int max) {
        boolean[] isTaken = {false};
        taken.compute(
                holderId,
                (id, count) -> {
                    int known = count == null ? 0 : count;
                    isTaken[0] = known < max;
                    return isTaken[0] ? known + 1 : count;
                });
        return isTaken[0];
    }

    /** Gives one back that was taken. */
    void free(String holderId) {
        taken.computeIfPresent(holderId, (id, count) -> count > 1 ? count - 1 : null);
    }
}
