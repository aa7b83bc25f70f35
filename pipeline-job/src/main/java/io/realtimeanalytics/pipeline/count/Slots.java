package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.result.Window;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tallies on a grid, by the end of their slot. Remembers what changed since it was last written to
 * state. Confined to the operator's thread.
 */
final class Slots {

    private final Window grid;
    private final Supplier<Tally> newTally;
    private final NavigableMap<Long, Tally> tallies = new TreeMap<>();
    private final Set<Long> changedEnds = new HashSet<>();
    // Neighbouring additions are to the same slot, nearly always: no map needs to be asked.
    private long lastEndMillis = Long.MIN_VALUE;
    private @Nullable Tally last;

    /**
     * @param grid says where slots end; its name distinguishes these from the others of the metric
     * @param newTally of a slot that gets its first addition
     */
    Slots(Window grid, Supplier<Tally> newTally) {
        this.grid = grid;
        this.newTally = newTally;
    }

    Window grid() {
        return grid;
    }

    String name() {
        return grid.id();
    }

    void add(long endMillis, Count count) {
        Tally tally = last;
        if (tally == null || endMillis != lastEndMillis) {
            tally = tallies.computeIfAbsent(endMillis, end -> newTally.get());
            changedEnds.add(endMillis);
            last = tally;
            lastEndMillis = endMillis;
        }
        tally.add(count);
    }

    @Nullable Tally get(long endMillis) {
        return tallies.get(endMillis);
    }

    /** Slots that end after one time and not after another. */
    NavigableMap<Long, Tally> endingIn(long afterMillis, long upToMillis) {
        return tallies.subMap(afterMillis, false, upToMillis, true);
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    void removeEndingUpTo(long endMillis) {
        NavigableMap<Long, Tally> old = tallies.headMap(endMillis, true);
        changedEnds.addAll(old.keySet());
        old.clear();
        last = null;
    }

    void restore(long endMillis, Tally tally) {
        tallies.put(endMillis, tally);
    }

    /** Ends of slots that changed or went since the last call. */
    Set<Long> takeChangedEnds() {
        Set<Long> taken = Set.copyOf(changedEnds);
        changedEnds.clear();
        last = null;
        return taken;
    }
}
