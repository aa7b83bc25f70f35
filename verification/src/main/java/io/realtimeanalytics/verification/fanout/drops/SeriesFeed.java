package io.realtimeanalytics.verification.fanout.drops;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.verification.fanout.feed.Feed;
import io.realtimeanalytics.verification.fanout.feed.KafkaFeed;
import io.realtimeanalytics.verification.fanout.feed.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A newer value of each series at every tick. A window that is over is told once more, as final:
 * who misses that never learns it from later windows.
 */
final class SeriesFeed implements Feed {

    private final KafkaFeed kafka;
    private final Map<SeriesOfSite, MetricResult> newest = new HashMap<>();

    private record SeriesOfSite(Site site, ShownSeries series) {}

    SeriesFeed(KafkaFeed kafka) {
        this.kafka = kafka;
    }

    @Override
    public void publish(Site site, long revision, long dueMillis) {
        for (ShownSeries series : ShownSeries.ALL) {
            MetricResult result = result(site, series, revision, dueMillis);
            MetricResult before = newest.put(new SeriesOfSite(site, series), result);
            if (before != null && before.getWindowStart() != result.getWindowStart()) {
                kafka.publish(
                        MetricResult.newBuilder(before).setStatus(ResultStatus.FINAL).build());
            }
            kafka.publish(result);
        }
    }

    @Override
    public void flush() {
        kafka.flush();
    }

    private static MetricResult result(
            Site site, ShownSeries series, long revision, long dueMillis) {
        long endMillis = series.window().firstEndAfter(dueMillis);
        return MetricResult.newBuilder()
                .setSiteId(site.id())
                .setMetric(series.metric().id())
                .setWindow(series.window().id())
                .setWindowStart(endMillis - series.window().sizeMillis())
                .setWindowEnd(endMillis)
                .setStatus(ResultStatus.PROVISIONAL)
                .setRevision(revision)
                .setCount(revision % 1_000)
                .setItems(series.metric().isItemized() ? items(revision) : List.of())
                .setWatermark(dueMillis)
                .setOldestReceivedAt(dueMillis)
                .setNewestReceivedAt(dueMillis)
                .build();
    }

    private static List<MetricItem> items(long revision) {
        return List.of(
                new MetricItem("/", revision % 700, 0L, 0.0),
                new MetricItem("/product/tent", revision % 300, 0L, 0.0));
    }
}
