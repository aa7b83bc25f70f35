package io.realtimeanalytics.event.result;

import static io.realtimeanalytics.event.avro.ResultStatus.CORRECTED;
import static io.realtimeanalytics.event.avro.ResultStatus.FINAL;
import static io.realtimeanalytics.event.avro.ResultStatus.PROVISIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import org.junit.jupiter.api.Test;

class ResultKeysTest {

    @Test
    void moreEventsWinThenTheLaterStatus() {
        assertThat(ResultKeys.isNewer(result(5, PROVISIONAL), result(4, FINAL))).isTrue();
        assertThat(ResultKeys.isNewer(result(4, FINAL), result(4, PROVISIONAL))).isTrue();
        assertThat(ResultKeys.isNewer(result(4, PROVISIONAL), result(4, FINAL))).isFalse();
        assertThat(ResultKeys.isNewer(result(3, CORRECTED), result(4, PROVISIONAL))).isFalse();
        assertThat(ResultKeys.isNewer(result(4, FINAL), result(4, FINAL))).isFalse();
    }

    @Test
    void keysNameSiteMetricWindowAndStart() {
        assertThat(ResultKeys.keyOf(result(1, FINAL))).isEqualTo("shop|page_views|1m|60000");
    }

    @Test
    void everyWindowLiesOnItsGrid() {
        assertThat(Window.values())
                .allSatisfy(
                        window -> {
                            assertThat(window.sizeMillis() % window.slideMillis()).isZero();
                            assertThat(window.firstEndAfter(0)).isEqualTo(window.slideMillis());
                            assertThat(window.firstEndAfter(window.slideMillis() - 1))
                                    .isEqualTo(window.slideMillis());
                            assertThat(Window.of(window.id())).contains(window);
                        });
    }

    private static MetricResult result(long revision, ResultStatus status) {
        return MetricResult.newBuilder()
                .setSiteId("shop")
                .setMetric("page_views")
                .setWindow("1m")
                .setWindowStart(60_000)
                .setWindowEnd(120_000)
                .setStatus(status)
                .setRevision(revision)
                .setCount(revision)
                .setWatermark(0)
                .build();
    }
}
