package io.realtimeanalytics.verification.history;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Thirty days of three sites: two hours of them by ten seconds, one day by the minute. */
final class BenchPoints {

    static final String SITE = "aurora-outdoor";

    private static final List<String> SITES = List.of(SITE, "nova-electronics", "pine-books");
    private static final List<String> NUMBERS =
            List.of("events", "page_views", "clicks", "sessions", "converting_sessions");
    private static final List<String> LISTS =
            List.of("top_pages", "top_referrers", "top_countries", "event_types", "revenue");
    private static final List<String> STEPS =
            List.of("view_item", "add_to_cart", "begin_checkout", "purchase");
    private static final int ROWS = 21;
    private static final int VISITORS_PER_HOUR = 500;

    private final SplittableRandom random = new SplittableRandom(1);
    private final long endMillis;

    BenchPoints(long endMillis) {
        this.endMillis = endMillis;
    }

    /** By time, as they come. */
    List<HistoryPoint> points() {
        List<HistoryPoint> points = new ArrayList<>();
        add(points, Tier.ONE_HOUR, 30 * 24);
        add(points, Tier.ONE_MINUTE, 24 * 60);
        add(points, Tier.TEN_SECONDS, 2 * 360);
        return points;
    }

    private void add(List<HistoryPoint> points, Tier tier, int steps) {
        for (int step = steps; step > 0; step--) {
            long startMillis = endMillis - step * tier.stepMillis();
            for (String site : SITES) {
                for (String metric : NUMBERS) {
                    points.add(point(site, metric, tier, startMillis, List.of(), null));
                }
                for (String metric : LISTS) {
                    points.add(point(site, metric, tier, startMillis, rows(metric), null));
                }
                points.add(point(site, "funnel", tier, startMillis, funnel(), null));
                if (tier == Tier.ONE_HOUR) {
                    points.add(point(site, "visitors", tier, startMillis, List.of(), sketch()));
                }
            }
        }
    }

    private HistoryPoint point(
            String site,
            String metric,
            Tier tier,
            long startMillis,
            List<HistoryItem> items,
            byte @Nullable [] sketch) {
        long count = random.nextLong(1, 100_000);
        return new HistoryPoint(
                new HistoryPoint.Identity(
                        site, metric, tier.windowOf(metric).orElse(tier.id()), startMillis),
                tier,
                count,
                0,
                count,
                items,
                sketch);
    }

    private List<HistoryItem> rows(String metric) {
        List<HistoryItem> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            String name = "/" + metric + "/category/product-" + random.nextInt(200);
            rows.add(new HistoryItem(name, random.nextLong(1, 1_000), 0, 0));
        }
        return rows;
    }

    private List<HistoryItem> funnel() {
        return STEPS.stream()
                .map(step -> new HistoryItem(step, random.nextLong(100), 1_000, 0))
                .toList();
    }

    private byte[] sketch() {
        UltraLogLog sketch = UltraLogLog.create(12);
        for (int i = 0; i < VISITORS_PER_HOUR; i++) {
            sketch.add(random.nextLong());
        }
        return sketch.getState();
    }
}
