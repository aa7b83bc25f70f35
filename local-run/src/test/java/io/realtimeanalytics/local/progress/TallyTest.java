package io.realtimeanalytics.local.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long START = 1_000_000_000_000L;

    private long nowMillis = START;
    private final Tally tally = new Tally(() -> Instant.ofEpochMilli(nowMillis));

    @Test
    void countsEachWindowByItsNewestValue() {
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START, 10), nowMillis);
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START, 25), nowMillis);
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START, 20), nowMillis);
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START + 1_000, 15), nowMillis);
        nowMillis = START + 2_000;

        Progress progress = tally.next();

        assertThat(progress.events()).isEqualTo(40);
        assertThat(progress.eventsPerSecond()).isEqualTo(20.0);
    }

    @Test
    void leavesOutOtherMetricsAndOtherWindows() {
        tally.add(result(Metric.CLICKS, Window.ONE_SECOND, START, 10), nowMillis);
        tally.add(result(Metric.EVENTS, Window.TEN_SECONDS, START, 10), nowMillis);

        assertThat(tally.next().events()).isZero();
    }

    @Test
    void leavesOutWindowsOfAnEarlierRun() {
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START - 60_000, 10), nowMillis);

        assertThat(tally.next().events()).isZero();
    }

    @Test
    void givesTheRateSinceTheLastTime() {
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START, 10), nowMillis);
        nowMillis = START + 1_000;
        tally.next();
        tally.add(result(Metric.EVENTS, Window.ONE_SECOND, START + 1_000, 30), nowMillis);
        nowMillis = START + 2_000;

        Progress progress = tally.next();

        assertThat(progress.eventsPerSecond()).isEqualTo(30.0);
        assertThat(progress.events()).isEqualTo(40);
    }

    @Test
    void measuresFromTheArrivalOfTheOldestNewEvent() {
        nowMillis = START + 1_000;
        for (long delayMillis : List.of(40L, 50L, 300L)) {
            MetricResult result = result(Metric.EVENTS, Window.ONE_SECOND, START, 1);
            result.setOldestReceivedAt(nowMillis - delayMillis);
            tally.add(result, nowMillis);
        }

        Progress progress = tally.next();

        assertThat(progress.medianDelayMillis()).isEqualTo(50);
        assertThat(progress.greatDelayMillis()).isEqualTo(300);
    }

    @Test
    void saysHowFarBehindResultsAre() {
        MetricResult result = result(Metric.EVENTS, Window.ONE_SECOND, START, 1);
        result.setWatermark(START);
        tally.add(result, nowMillis);
        nowMillis = START + 60_000;

        assertThat(tally.next()).asString().endsWith(", 60 s behind");
    }

    @Test
    void countsAlerts() {
        tally.addAlert();
        tally.addAlert();

        assertThat(tally.next()).asString().endsWith(", 2 alerts");
    }

    private static MetricResult result(Metric metric, Window window, long start, long count) {
        return MetricResult.newBuilder()
                .setSiteId("site")
                .setMetric(metric.id())
                .setWindow(window.id())
                .setWindowStart(start)
                .setWindowEnd(start + window.sizeMillis())
                .setStatus(ResultStatus.PROVISIONAL)
                .setRevision(count)
                .setCount(count)
                .setWatermark(0)
                .build();
    }
}
