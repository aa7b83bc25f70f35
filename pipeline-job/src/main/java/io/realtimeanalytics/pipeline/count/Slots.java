package io.realtimeanalytics.pipeline.count;

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

    private final String name;
    private final Supplier<Tally> newTally;
    private final NavigableMap<Long, Tally> tallies = new TreeMap<>();
    private final Set<Long> changedEnds = new HashSet<>();

    /**
     * @param name distinguishes these slots from the others of the same metric in state
     * @param newTally of a slot that gets its first addition
     */
    Slots(String name, Supplier<Tally> newTally) {
        this.name = name;
        this.newTally = newTally;
    }

    String name() {
        return name;
    }

    void add(long endMillis, Count count) {
        tallies.computeIfAbsent(endMillis, end -> newTally.get()).add(count);
        changedEnds.add(endMillis);
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
    }

    void restore(long endMillis, Tally tally) {
        tallies.put(endMillis, tally);
    }

    /** Ends of slots that changed or went since the last call. */
    Set<Long> takeChangedEnds() {
        Set<Long> taken = Set.copyOf(changedEnds);
        changedEnds.clear();
        return taken;
    }
}
