package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.live.LiveResult;
import java.util.ArrayList;
import java.util.List;

/** Results of the job as the live protocol says them. */
final class LiveResults {

    private LiveResults() {}

    /** A result of a snapshot: says nothing about latency. */
    static LiveResult of(MetricResult result) {
        return of(result, 0, 0);
    }

    static LiveResult of(
            MetricResult result, long oldestReceivedAtMillis, long newestReceivedAtMillis) {
        return new LiveResult(
                result.getMetric(),
                result.getWindow(),
                result.getWindowStart(),
                result.getWindowEnd(),
                nameOf(result.getStatus()),
                result.getRevision(),
                result.getCount(),
                result.getAmountMinor(),
                itemsOf(result.getItems()),
                oldestReceivedAtMillis,
                newestReceivedAtMillis);
    }

    private static String nameOf(ResultStatus status) {
        return switch (status) {
            case PROVISIONAL -> "provisional";
            case FINAL -> "final";
            case CORRECTED -> "corrected";
        };
    }

    private static List<LiveResult.Item> itemsOf(List<MetricItem> items) {
        List<LiveResult.Item> rows = new ArrayList<>(items.size());
        for (MetricItem item : items) {
            rows.add(
                    new LiveResult.Item(
                            item.getName(),
                            item.getCount(),
                            item.getAmountMinor(),
                            item.getValue()));
        }
        return rows;
    }
}
