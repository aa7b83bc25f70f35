package io.realtimeanalytics.pipeline.clean;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {

    private static final long REMEMBER = Duration.ofMinutes(16).toMillis();

    private KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, SiteEvent> filter;

    @BeforeEach
    void open() throws Exception {
        filter =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new DuplicateFilter(Duration.ofMillis(REMEMBER))),
                        DuplicateFilter::keyOf,
                        Types.STRING);
        filter.open();
    }

    @AfterEach
    void close() throws Exception {
        filter.close();
    }

    @Test
    void letsOneCopyThrough() throws Exception {
        SiteEvent event = click("e-1", "v-1", MORNING);

        filter.processElement(event, MORNING);
        filter.processElement(event, MORNING);
        filter.processElement(click("e-2", "v-1", MORNING), MORNING);

        assertThat(filter.extractOutputValues())
                .extracting(SiteEvent::eventId)
                .containsExactly("e-1", "e-2");
    }

    @Test
    void knowsAnIdUntilEveryCopyWouldBeLate() throws Exception {
        filter.processElement(click("e-1", "v-1", MORNING), MORNING);
        filter.processWatermark(new Watermark(MORNING + REMEMBER - 1));
        filter.processElement(click("e-1", "v-1", MORNING), MORNING);

        assertThat(filter.extractOutputValues()).hasSize(1);
    }

    @Test
    void stateEndsEmpty() throws Exception {
        filter.processElement(click("e-1", "v-1", MORNING), MORNING);
        filter.processWatermark(new Watermark(MORNING + REMEMBER));

        assertThat(filter.numKeyedStateEntries()).isZero();
        assertThat(filter.numEventTimeTimers()).isZero();
    }
}
