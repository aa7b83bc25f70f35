package io.realtimeanalytics.bridge.testing;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.List;
import java.util.stream.IntStream;

/** Results as the job writes them. */
public final class Results {

    private Results() {}

    /** A provisional count in the window that ends at the first end after a time. */
    public static MetricResult.Builder count(
            String site, Metric metric, Window window, long timeMillis, long revision) {
        long end = window.firstEndAfter(timeMillis);
        return MetricResult.newBuilder()
                .setSiteId(site)
                .setMetric(metric.id())
                .setWindow(window.id())
                .setWindowStart(end - window.sizeMillis())
                .setWindowEnd(end)
                .setStatus(ResultStatus.PROVISIONAL)
                .setRevision(revision)
                .setCount(revision)
                .setWatermark(timeMillis - 1_000)
                .setOldestReceivedAt(timeMillis)
                .setNewestReceivedAt(timeMillis);
    }

    /** A list of pages with names long enough to fill sockets. */
    public static MetricResult pages(String site, long timeMillis, long revision, int rows) {
        return count(site, Metric.TOP_PAGES, Window.LAST_THIRTY_MINUTES, timeMillis, revision)
                .setItems(
                        IntStream.range(0, rows)
                                .mapToObj(
                                        row ->
                                                new MetricItem(
                                                        "/page/" + "x".repeat(200) + row,
                                                        revision,
                                                        0L,
                                                        0.0))
                                .toList())
                .build();
    }

    /** All results of a list with another status. */
    public static List<MetricResult> withStatus(List<MetricResult> results, ResultStatus status) {
        return results.stream()
                .map(result -> MetricResult.newBuilder(result).setStatus(status).build())
                .toList();
    }

    /** A session of one event. */
    public static Session.Builder session(String site, String id, long endedAtMillis) {
        return Session.newBuilder()
                .setSiteId(site)
                .setSessionId(id)
                .setVisitorId("v")
                .setStartedAt(endedAtMillis)
                .setEndedAt(endedAtMillis)
                .setEvents(1)
                .setPageViews(1);
    }

    /** An open alert of a site. */
    public static Alert.Builder alert(
            String site, String id, String severity, long detectedAtMillis) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setSiteId(site)
                .setPatternId("traffic_drop")
                .setSeverity(severity)
                .setStatus("open")
                .setFirstEventAt(detectedAtMillis)
                .setLastEventAt(detectedAtMillis)
                .setDetectedAt(detectedAtMillis)
                .setDetail("visitors in the minute: 3, usually 40");
    }
}
