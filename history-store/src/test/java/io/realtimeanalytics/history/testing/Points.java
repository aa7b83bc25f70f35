package io.realtimeanalytics.history.testing;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Tier;
import java.util.List;
import java.util.stream.IntStream;

/** Points as the live job makes them. */
public final class Points {

    private Points() {}

    /** A number of a metric. */
    public static HistoryPoint of(
            String site, String metric, Tier tier, long startMillis, long count) {
        return of(site, metric, tier, startMillis, count, List.of());
    }

    /** A list. */
    public static HistoryPoint of(
            String site,
            String metric,
            Tier tier,
            long startMillis,
            long count,
            List<HistoryItem> items) {
        return new HistoryPoint(
                new HistoryPoint.Identity(
                        site, metric, tier.windowOf(metric).orElseThrow(), startMillis),
                tier,
                count,
                items.stream().mapToLong(HistoryItem::amountMinor).sum(),
                count,
                items,
                null);
    }

    /** An hour's visitors, numbered. */
    public static HistoryPoint visitors(String site, long startMillis, int from, int to) {
        UltraLogLog sketch = UltraLogLog.create(12);
        IntStream.range(from, to)
                .forEach(i -> sketch.add(Hashing.xxh3_64().hashCharsToLong("visitor-" + i)));
        return new HistoryPoint(
                new HistoryPoint.Identity(site, "visitors", "1h", startMillis),
                Tier.ONE_HOUR,
                to - from,
                0,
                to - from,
                List.of(),
                sketch.getState());
    }

    /** A row without amount. */
    public static HistoryItem item(String name, long count) {
        return new HistoryItem(name, count, 0, 0);
    }
}
