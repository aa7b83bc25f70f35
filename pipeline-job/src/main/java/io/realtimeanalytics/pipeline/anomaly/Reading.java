package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One settled result that detectors use; crosses streams.
 *
 * @param siteId website
 * @param metric name from the catalogue; empty if the record only moves event time on
 * @param startMillis start of the window
 * @param endMillis first millisecond after the window
 * @param revision changes folded in: of two readings of one minute the lower counts
 * @param count the value
 * @param items values of a dimension
 * @param itemCounts their counts
 */
public record Reading(
        String siteId,
        String metric,
        long startMillis,
        long endMillis,
        long revision,
        long count,
        String[] items,
        long[] itemCounts) {

    private static final Set<String> PLAIN =
            Set.of(Series.EVENTS, Series.VISITORS, Series.SESSIONS, Series.CONVERTING);

    /** What detectors use of a settled result: nothing of most. */
    static Optional<Reading> of(MetricResult result) {
        String metric = result.getMetric();
        if (result.getWindow().equals(Window.ONE_MINUTE.id())
                && (PLAIN.contains(metric) || Series.DIMENSIONS.containsKey(metric))) {
            return Optional.of(reading(result, metric, result.getItems()));
        }
        // Every ten seconds, so that event time does not wait for the end of a minute.
        return result.getWindow().equals(Window.TEN_SECONDS.id())
                        && metric.equals(Metric.EVENTS.id())
                ? Optional.of(reading(result, "", List.of()))
                : Optional.empty();
    }

    private static Reading reading(MetricResult result, String metric, List<MetricItem> items) {
        return new Reading(
                result.getSiteId(),
                metric,
                result.getWindowStart(),
                result.getWindowEnd(),
                result.getRevision(),
                result.getCount(),
                items.stream().map(MetricItem::getName).toArray(String[]::new),
                items.stream().mapToLong(MetricItem::getCount).toArray());
    }
}
