package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.avro.MetricItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A metric in a window, by item. Confined to the state thread. */
final class ItemCounts {

    private static final String OTHER = "(other)";
    private static final int SHOWN_ITEMS = 20;

    /** As the job: further items count as one. */
    private static final int MAX_ITEMS = 10_000;

    private static final Comparator<MetricItem> LARGEST_FIRST =
            Comparator.comparingLong(MetricItem::getCount)
                    .thenComparingLong(MetricItem::getAmountMinor)
                    .reversed()
                    .thenComparing(MetricItem::getName);

    private static final class Sum {
        private long count;
        private long amountMinor;
    }

    private final Map<String, Sum> sums = new HashMap<>();
    private long count;
    private long amountMinor;
    private long changes;

    /**
     * Counts an item.
     *
     * @param sign 1, or -1 where it is taken back
     */
    void add(String item, long itemAmountMinor, int sign) {
        addTo(item, sign, sign * itemAmountMinor);
        changes++;
    }

    void addAll(ItemCounts other) {
        other.sums.forEach((item, sum) -> addTo(item, sum.count, sum.amountMinor));
        changes += other.changes;
    }

    void subtractAll(ItemCounts other) {
        other.sums.forEach((item, sum) -> addTo(item, -sum.count, -sum.amountMinor));
        changes -= other.changes;
    }

    long count() {
        return count;
    }

    long amountMinor() {
        return amountMinor;
    }

    /** Grows with every addition, whatever that says. */
    long changes() {
        return changes;
    }

    /** The largest items, the rest as one. */
    List<MetricItem> largest() {
        List<MetricItem> rows = new ArrayList<>(sums.size());
        sums.forEach(
                (item, sum) -> {
                    if (!item.equals(OTHER) && sum.count != 0) {
                        rows.add(new MetricItem(item, sum.count, sum.amountMinor, 0.0));
                    }
                });
        rows.sort(LARGEST_FIRST);
        List<MetricItem> shown =
                new ArrayList<>(rows.subList(0, Math.min(SHOWN_ITEMS, rows.size())));
        long shownCount = shown.stream().mapToLong(MetricItem::getCount).sum();
        long shownAmountMinor = shown.stream().mapToLong(MetricItem::getAmountMinor).sum();
        if (shownCount < count) {
            shown.add(
                    new MetricItem(OTHER, count - shownCount, amountMinor - shownAmountMinor, 0.0));
        }
        return shown;
    }

    private void addTo(String item, long addedCount, long addedAmountMinor) {
        Sum sum = sums.get(item);
        if (sum == null) {
            String name = sums.size() < MAX_ITEMS ? item : OTHER;
            sum = sums.computeIfAbsent(name, key -> new Sum());
        }
        sum.count += addedCount;
        sum.amountMinor += addedAmountMinor;
        count += addedCount;
        amountMinor += addedAmountMinor;
        if (sum.count == 0 && sum.amountMinor == 0) {
            sums.remove(item);
        }
    }
}
