package io.realtimeanalytics.verification.fanout.drops;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.verification.ledger.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is true: the newest version of each value in the topic. */
final class ResultTopic {

    private ResultTopic() {}

    /** Reads the whole topic; by site. */
    static Map<String, SiteCopy> read(Topics topics) {
        Map<String, SiteCopy> bySite = new HashMap<>();
        for (MetricResult result : topics.results(Topic.METRICS_LIVE).values()) {
            bySite.computeIfAbsent(result.getSiteId(), id -> new SiteCopy()).put(live(result));
        }
        return bySite;
    }

    private static LiveResult live(MetricResult result) {
        return new LiveResult(
                result.getMetric(),
                result.getWindow(),
                result.getWindowStart(),
                result.getWindowEnd(),
                result.getStatus().name().toLowerCase(Locale.ROOT),
                result.getRevision(),
                result.getCount(),
                result.getAmountMinor(),
                items(result.getItems()),
                0,
                0);
    }

    private static List<LiveResult.Item> items(List<MetricItem> items) {
        return items.stream()
                .map(
                        item ->
                                new LiveResult.Item(
                                        item.getName(),
                                        item.getCount(),
                                        item.getAmountMinor(),
                                        item.getValue()))
                .toList();
    }
}
