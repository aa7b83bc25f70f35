package io.realtimeanalytics.history.read;

import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up rows of lists. Quantiles cannot be added and are left at 0. */
final class ItemSums {

    private static final String OTHER = "(other)";
    private static final Comparator<HistoryItem> LARGEST_FIRST =
            Comparator.comparingLong(HistoryItem::count)
                    .thenComparingLong(HistoryItem::amountMinor)
                    .reversed()
                    .thenComparing(HistoryItem::name);

    private final Map<String, HistoryItem> sums = new HashMap<>();
    private long count;
    private long amountMinor;

    void add(HistoryPoint point) {
        count += point.count();
        amountMinor += point.amountMinor();
        point.items().forEach(item -> sums.merge(item.name(), item, ItemSums::sum));
    }

    /** One item; zero if it never was in a list. */
    HistoryItem of(String name) {
        return sums.getOrDefault(name, new HistoryItem(name, 0, 0, 0));
    }

    TopList top(int limit) {
        List<HistoryItem> rows = new ArrayList<>(sums.values());
        rows.removeIf(row -> row.name().equals(OTHER));
        rows.sort(LARGEST_FIRST);
        List<HistoryItem> shown = new ArrayList<>(rows.subList(0, Math.min(limit, rows.size())));
        long shownCount = shown.stream().mapToLong(HistoryItem::count).sum();
        long shownAmountMinor = shown.stream().mapToLong(HistoryItem::amountMinor).sum();
        if (shownCount < count) {
            shown.add(
                    new HistoryItem(OTHER, count - shownCount, amountMinor - shownAmountMinor, 0));
        }
        return new TopList(count, amountMinor, shown);
    }

    private static HistoryItem sum(HistoryItem left, HistoryItem right) {
        return new HistoryItem(
                left.name(),
                left.count() + right.count(),
                left.amountMinor() + right.amountMinor(),
                0);
    }
}
