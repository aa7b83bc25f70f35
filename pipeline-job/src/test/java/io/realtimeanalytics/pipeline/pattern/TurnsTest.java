package io.realtimeanalytics.pipeline.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import java.time.Duration;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void eventTimeGoesOnLaterAndInWholeTurns() throws Exception {
        OneInputStreamOperatorTestHarness<PatternRecord, PatternRecord> harness =
                new OneInputStreamOperatorTestHarness<>(new Turns(Duration.ofSeconds(10)));
        harness.open();
        harness.processWatermark(Long.MIN_VALUE);
        harness.processWatermark(61_999);
        harness.processWatermark(62_000);
        harness.processWatermark(62_700);
        harness.processWatermark(65_100);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.getOutput())
                .containsExactly(
                        new Watermark(51_000),
                        new Watermark(52_000),
                        new Watermark(55_000),
                        Watermark.MAX_WATERMARK);
        harness.close();
    }
}
