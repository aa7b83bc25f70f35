package io.realtimeanalytics.pipeline.count;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import java.time.Duration;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreAggregatorTest {

    private static final long NOON = MORNING;

    private OneInputStreamOperatorTestHarness<Count, Count> operator;

    @BeforeEach
    void open() throws Exception {
        operator =
                new OneInputStreamOperatorTestHarness<>(new PreAggregator(Duration.ofMillis(10)));
        operator.open();
        operator.setProcessingTime(NOON);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void sumsWhatAddsToTheSameValue() throws Exception {
        operator.processElement(pageView("/a", MORNING, 40), 0);
        operator.processElement(pageView("/a", MORNING + 700, 20), 0);
        operator.processElement(pageView("/b", MORNING, 30), 0);
        operator.setProcessingTime(NOON + 11);

        assertThat(operator.extractOutputValues())
                .extracting(Count::item, Count::count, Count::oldestReceivedAtMillis)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/a", 2L, MORNING + 20),
                        org.assertj.core.groups.Tuple.tuple("/b", 1L, MORNING + 30));
    }

    @Test
    void waitsForTheIntervalAfterAFlush() throws Exception {
        operator.processElement(pageView("/a", MORNING, 0), 0);
        operator.setProcessingTime(NOON + 1);
        operator.processElement(pageView("/a", MORNING, 0), 0);
        operator.setProcessingTime(NOON + 5);
        assertThat(operator.extractOutputValues()).hasSize(1);

        operator.setProcessingTime(NOON + 11);
        assertThat(operator.extractOutputValues()).hasSize(2);
    }

    @Test
    void holdsNothingBackAcrossAWatermarkOrABarrier() throws Exception {
        operator.processElement(pageView("/a", MORNING, 0), 0);
        operator.processWatermark(new Watermark(MORNING));
        assertThat(operator.getOutput()).last().isInstanceOf(Watermark.class);
        assertThat(operator.extractOutputValues()).hasSize(1);

        operator.processElement(pageView("/a", MORNING, 0), 0);
        operator.prepareSnapshotPreBarrier(1);
        assertThat(operator.extractOutputValues()).hasSize(2);
    }

    @Test
    void gathersLongerWhileItWorksOffABacklog() throws Exception {
        long later = NOON + 10_000;
        operator.setProcessingTime(later);
        operator.processElement(pageView("/a", MORNING, 0), 0);
        operator.setProcessingTime(later + 1);
        operator.processElement(pageView("/a", MORNING, 0), 0);
        operator.setProcessingTime(later + 400);
        assertThat(operator.extractOutputValues()).hasSize(1);

        operator.setProcessingTime(later + 600);
        assertThat(operator.extractOutputValues()).hasSize(2);
    }

    private static Count pageView(String path, long timeMillis, long receivedAfterMillis) {
        return Count.ofEvent(
                "shop", Metric.TOP_PAGES, path, timeMillis, 0, MORNING + receivedAfterMillis);
    }
}
