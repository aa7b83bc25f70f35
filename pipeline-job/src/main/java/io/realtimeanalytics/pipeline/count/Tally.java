package io.realtimeanalytics.pipeline.count;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Counts per item; of visitors also a sketch of who they were. Confined to the operator's thread.
 */
final class Tally {

    /** Items that do not fit any more are counted together under this name. */
    static final String OTHER = "(other)";

    /** Items kept apart in one tally: bounds memory when somebody invents paths. */
    static final int MAX_ITEMS = 10_000;

    private static final Comparator<Row> LARGEST_FIRST =
            Comparator.comparingLong(Row::count)
                    .thenComparingLong(Row::amountMinor)
                    .reversed()
                    .thenComparing(Row::item);

    // 4 KiB, within 2 % in nearly all cases. Part of the format: hours merge with other hours.
    private static final int SKETCH_PRECISION = 12;

    /**
     * One item of a result.
     *
     * @param value of a quantile; 0 for counts
     */
    record Row(String item, long count, long amountMinor, double value) {

        Row(String item, long count, long amountMinor) {
            this(item, count, amountMinor, 0);
        }
    }

    private static final class ItemSum {
        private long count;
        private long amountMinor;
    }

    private final Map<String, ItemSum> sums = new HashMap<>();
    private final @Nullable UltraLogLog sketch;
    private long count;
    private long amountMinor;
    private long changes;
    private long digest;

    Tally() {
        this(null);
    }

    private Tally(@Nullable UltraLogLog sketch) {
        this.sketch = sketch;
    }

    /** Takes items as visitor ids and keeps a sketch of them instead of each. */
    static Tally ofVisitors() {
        return new Tally(UltraLogLog.create(SKETCH_PRECISION));
    }

    /** The same with the registers of a sketch. */
    static Tally ofVisitors(byte[] sketch) {
        return new Tally(UltraLogLog.wrap(sketch));
    }

    void add(Count added) {
        String item = added.item();
        if (sketch != null) {
            sketch.add(Hashing.xxh3_64().hashCharsToLong(item));
            item = "";
        }
        add(item, added.count(), added.amountMinor());
        changes += added.changes();
        digest += added.digest();
    }

    void addAll(Tally other) {
        other.sums.forEach((item, sum) -> add(item, sum.count, sum.amountMinor));
        changes += other.changes;
        digest += other.digest;
    }

    /** Takes over what was at rest. */
    void restore(List<Row> rows, long restoredChanges, long restoredDigest) {
        rows.forEach(row -> add(row.item(), row.count(), row.amountMinor()));
        changes += restoredChanges;
        digest += restoredDigest;
    }

    private void add(String item, long addedCount, long addedAmountMinor) {
        ItemSum sum = sums.get(item);
        if (sum == null) {
            String name = sums.size() < MAX_ITEMS ? item : OTHER;
            sum = sums.computeIfAbsent(name, key -> new ItemSum());
        }
        sum.count += addedCount;
        sum.amountMinor += addedAmountMinor;
        count += addedCount;
        amountMinor += addedAmountMinor;
    }

    /** Additions folded in: grows whatever they say. */
    long changes() {
        return changes;
    }

    /** Sum of the hashes of the ids of all events in it. */
    long digest() {
        return digest;
    }

    /** Registers of the sketch of visitors; null for other tallies. */
    byte @Nullable [] sketch() {
        return sketch == null ? null : sketch.getState();
    }

    /** Sum over all items. */
    long count() {
        return count;
    }

    /** Sum over all items, in minor units. */
    long amountMinor() {
        return amountMinor;
    }

    /** All items, in no order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(sums.size());
        sums.forEach((item, sum) -> rows.add(new Row(item, sum.count, sum.amountMinor)));
        return rows;
    }

    /** The largest items, largest first; the remainder, if any, in one last row. */
    List<Row> top(int limit) {
        PriorityQueue<Row> largest = new PriorityQueue<>(LARGEST_FIRST.reversed());
        for (Map.Entry<String, ItemSum> entry : sums.entrySet()) {
            if (entry.getKey().equals(OTHER) || entry.getValue().count == 0) {
                continue;
            }
            ItemSum sum = entry.getValue();
            largest.add(new Row(entry.getKey(), sum.count, sum.amountMinor));
            if (largest.size() > limit) {
                largest.poll();
            }
        }
        List<Row> rows = new ArrayList<>(largest);
        rows.sort(LARGEST_FIRST);
        long shownCount = rows.stream().mapToLong(Row::count).sum();
        long shownAmountMinor = rows.stream().mapToLong(Row::amountMinor).sum();
        if (shownCount < count) {
            rows.add(new Row(OTHER, count - shownCount, amountMinor - shownAmountMinor));
        }
        return rows;
    }
}
