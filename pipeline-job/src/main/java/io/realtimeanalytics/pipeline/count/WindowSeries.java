package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Window;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one size of one metric: which of them have something new to say, and which have
 * said their final word. A window covers one slot, or several, as sliding ones do; those are summed
 * when the window speaks, not when an event arrives. Confined to the operator's thread.
 */
final class WindowSeries {

    private static final long NEVER = Long.MIN_VALUE;

    /** Receives a window's value. */
    interface Sink {
        void accept(Window window, long endMillis, ResultStatus status, Tally tally, Bounds bounds);
    }

    /** Arrival of the oldest and the newest event that are new in a value; 0 for none. */
    record Bounds(long oldestMillis, long newestMillis) {

        static final Bounds NONE = new Bounds(0, 0);
    }

    /**
     * A moment at which a series may speak.
     *
     * @param dueMillis when it was to be
     * @param nowMillis when it is
     * @param patienceMillis how long it keeps quiet afterwards, at least
     */
    record Turn(long dueMillis, long nowMillis, long patienceMillis) {}

    /** What is new in a window and not said yet. */
    private static final class Unsaid {

        private long oldestMillis = Long.MAX_VALUE;
        private long newestMillis = 0;

        void add(Count count) {
            oldestMillis = Math.min(oldestMillis, count.oldestReceivedAtMillis());
            newestMillis = Math.max(newestMillis, count.newestReceivedAtMillis());
        }

        Bounds bounds() {
            return newestMillis == 0 ? Bounds.NONE : new Bounds(oldestMillis, newestMillis);
        }
    }

    private final Window window;
    private final Slots slots;
    private final long slotMillis;
    private final Beat beat;
    private final NavigableMap<Long, Unsaid> unsaid = new TreeMap<>();
    private final NavigableSet<Long> unsettled = new TreeSet<>();
    private final NavigableMap<Long, Long> settledRevisions = new TreeMap<>();
    private final Set<Long> changedSettled = new HashSet<>();
    private final Map<Long, Tally> newestSum = new HashMap<>(1);
    private long begunUpToMillis = NEVER;
    private long nextWordMillis = NEVER;
    // Neighbouring additions are to the same window, nearly always: no map needs to be asked.
    private long lastTouchedMillis = NEVER;
    private @Nullable Unsaid lastTouched;

    /**
     * @param slotMillis length of a slot: the window's own, or what divides its slide
     * @param beat of provisional values; final words do not wait
     */
    WindowSeries(Window window, Slots slots, long slotMillis, Beat beat) {
        this.window = window;
        this.beat = beat;
        this.slots = slots;
        this.slotMillis = slotMillis;
    }

    Window window() {
        return window;
    }

    Slots slots() {
        return slots;
    }

    /** How long after its end a slot still belongs to a window of this series. */
    long reachMillis() {
        return window.sizeMillis() - slotMillis;
    }

    /** End of the first window that contains a slot. */
    private long firstEndWith(long slotEndMillis) {
        return window.firstEndAfter(slotEndMillis - 1);
    }

    /** Takes note of an addition to the slots that end from first to last. */
    void touch(long firstSlotEndMillis, long lastSlotEndMillis, Count count) {
        for (Map.Entry<Long, Tally> newest : newestSum.entrySet()) {
            long end = newest.getKey();
            if (firstSlotEndMillis <= end && firstSlotEndMillis > end - window.sizeMillis()) {
                newest.getValue().add(count);
            }
        }
        long lastMillis = Math.min(lastSlotEndMillis + reachMillis(), begunUpToMillis);
        for (long end = firstEndWith(firstSlotEndMillis);
                end <= lastMillis;
                end += window.slideMillis()) {
            unsaidOf(end).add(count);
        }
    }

    private Unsaid unsaidOf(long endMillis) {
        Unsaid known = lastTouched;
        if (known != null && lastTouchedMillis == endMillis) {
            return known;
        }
        Unsaid touched = unsaid.computeIfAbsent(endMillis, end -> new Unsaid());
        noteUnsettled(endMillis);
        lastTouchedMillis = endMillis;
        lastTouched = touched;
        return touched;
    }

    /** Lets windows begin up to a time: those with content have something to say. */
    void begin(long clockMillis) {
        long upToMillis =
                clockMillis == Long.MAX_VALUE ? clockMillis : window.firstEndAfter(clockMillis);
        if (upToMillis <= begunUpToMillis) {
            return;
        }
        long afterMillis = begunUpToMillis == NEVER ? NEVER : begunUpToMillis - reachMillis();
        for (long slotEnd : slots.endingIn(afterMillis, upToMillis).keySet()) {
            long lastEnd = Math.min(slotEnd + reachMillis(), upToMillis);
            for (long end = firstEndWith(slotEnd); end <= lastEnd; end += window.slideMillis()) {
                if (end > begunUpToMillis && !settledRevisions.containsKey(end)) {
                    unsaid.putIfAbsent(end, new Unsaid());
                    unsettled.add(end);
                }
            }
        }
        begunUpToMillis = upToMillis;
        newestSum.clear();
    }

    /** Says everything that is new, if it may speak again. */
    void say(Turn turn, long watermarkMillis, Sink sink) {
        if (unsaid.isEmpty() || turn.nowMillis() < nextWordMillis) {
            return;
        }
        nextWordMillis =
                Math.max(
                        beat.after(Math.max(turn.dueMillis(), nextWordMillis), turn.nowMillis()),
                        turn.nowMillis() + turn.patienceMillis());
        unsaid.forEach((end, added) -> say(end, added.bounds(), watermarkMillis, sink));
        unsaid.clear();
        lastTouched = null;
    }

    /** Says the final word of every window that the watermark has closed. */
    void settle(long watermarkMillis, Sink sink) {
        begin(watermarkMillis == Long.MAX_VALUE ? watermarkMillis : watermarkMillis + 1);
        Long end = unsettled.isEmpty() ? null : unsettled.first();
        while (end != null && isClosed(end, watermarkMillis)) {
            Unsaid added = unsaid.remove(end);
            say(end, added == null ? Bounds.NONE : added.bounds(), watermarkMillis, sink);
            end = unsettled.higher(end);
        }
        lastTouched = null;
    }

    /** Forgets windows that end at a time or before, after they have said what they still had. */
    void forget(long upToMillis, long watermarkMillis, Sink sink) {
        NavigableMap<Long, Unsaid> lastWords = unsaid.headMap(upToMillis, true);
        lastWords.forEach((end, added) -> say(end, added.bounds(), watermarkMillis, sink));
        lastWords.clear();
        lastTouched = null;
        unsettled.headSet(upToMillis, true).clear();
        NavigableMap<Long, Long> old = settledRevisions.headMap(upToMillis, true);
        changedSettled.addAll(old.keySet());
        old.clear();
    }

    /** When it may say what is new; {@link Long#MAX_VALUE} if nothing is. */
    long nextWordMillis() {
        return unsaid.isEmpty() ? Long.MAX_VALUE : nextWordMillis;
    }

    /** End of the first window without a final word; {@link Long#MAX_VALUE} for none. */
    long firstUnsettledEndMillis() {
        return unsettled.isEmpty() ? Long.MAX_VALUE : unsettled.first();
    }

    void restoreSettled(long endMillis, long revision) {
        settledRevisions.put(endMillis, revision);
    }

    @Nullable Long settledRevision(long endMillis) {
        return settledRevisions.get(endMillis);
    }

    /** Ends of windows whose settled revision changed or went since the last call. */
    Set<Long> takeChangedSettled() {
        Set<Long> taken = Set.copyOf(changedSettled);
        changedSettled.clear();
        return taken;
    }

    private void noteUnsettled(long endMillis) {
        if (!settledRevisions.containsKey(endMillis)) {
            unsettled.add(endMillis);
        }
    }

    private static boolean isClosed(long endMillis, long watermarkMillis) {
        return endMillis - 1 <= watermarkMillis;
    }

    private void say(long end, Bounds bounds, long watermarkMillis, Sink sink) {
        Tally tally = tallyOf(end);
        Long settled = settledRevisions.get(end);
        // After a restore the watermark begins anew, but a settled window stays settled.
        if (settled == null && !isClosed(end, watermarkMillis)) {
            sink.accept(window, end, ResultStatus.PROVISIONAL, tally, bounds);
            return;
        }
        if (settled == null || settled < tally.changes()) {
            ResultStatus status = settled == null ? ResultStatus.FINAL : ResultStatus.CORRECTED;
            settledRevisions.put(end, tally.changes());
            changedSettled.add(end);
            unsettled.remove(end);
            sink.accept(window, end, status, tally, bounds);
        }
    }

    private Tally tallyOf(long end) {
        if (slotMillis == window.sizeMillis()) {
            Tally tally = slots.get(end);
            return tally == null ? new Tally() : tally;
        }
        Tally known = newestSum.get(end);
        if (known != null) {
            return known;
        }
        Tally sum = new Tally();
        slots.endingIn(end - window.sizeMillis(), end).values().forEach(sum::addAll);
        if (end == begunUpToMillis) {
            newestSum.put(end, sum);
        }
        return sum;
    }
}
