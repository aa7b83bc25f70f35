package io.realtimeanalytics.pipeline.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Counts per item. Confined to the operator's thread. */
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

    /** Sum of one item. */
    record Row(String item, long count, long amountMinor) {}

    private static final class Sum {
        private long count;
        private long amountMinor;
    }

    private final Map<String, Sum> sums = new HashMap<>();
    private long count;
    private long amountMinor;

    void add(String item, long addedCount, long addedAmountMinor) {
        Sum sum = sums.get(item);
        if (sum == null) {
            String name = sums.size() < MAX_ITEMS ? item : OTHER;
            sum = sums.computeIfAbsent(name, key -> new Sum());
        }
        sum.count += addedCount;
        sum.amountMinor += addedAmountMinor;
        count += addedCount;
        amountMinor += addedAmountMinor;
    }

    void addAll(Tally other) {
        other.sums.forEach((item, sum) -> add(item, sum.count, sum.amountMinor));
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
        for (Map.Entry<String, Sum> entry : sums.entrySet()) {
            if (entry.getKey().equals(OTHER)) {
                continue;
            }
            Sum sum = entry.getValue();
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
