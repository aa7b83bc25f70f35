package io.realtimeanalytics.pipeline.clean;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.ingest.Outcome;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {

    private static final int MAX_PARALLELISM = 120;
    private static final Duration SETTLE = Duration.ofMinutes(16);
    private static final long MINUTE = 60_000;

    private KeyedOneInputStreamOperatorTestHarness<Integer, SiteEvent, SiteEvent> filter;

    @BeforeEach
    void open() throws Exception {
        filter = newFilter(1, 0);
        filter.open();
    }

    @AfterEach
    void close() throws Exception {
        filter.close();
    }

    @Test
    void theFirstCopyCountsAndOthersAreDuplicates() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING));

        assertThat(outcomes()).containsExactly(Outcome.COUNTED, Outcome.DUPLICATE, Outcome.COUNTED);
    }

    @Test
    void aRetryMayHaveHappenedInANeighbouringMinuteButNotFartherAway() throws Exception {
        accept(click("e-1", "v-1", MORNING + MINUTE));
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-1", "v-1", MORNING + 3 * MINUTE - 1));
        assertThat(outcomes())
                .containsExactly(Outcome.COUNTED, Outcome.DUPLICATE, Outcome.DUPLICATE);

        accept(click("e-1", "v-1", MORNING + 3 * MINUTE));
        assertThat(outcomes()).last().isEqualTo(Outcome.COUNTED);
    }

    @Test
    void lateEventsPassAndAreNotRemembered() throws Exception {
        SiteEvent event = click("e-1", "v-1", MORNING);

        accept(event.as(Outcome.LATE));
        accept(event);
        accept(event.as(Outcome.LATE));

        assertThat(outcomes()).containsExactly(Outcome.LATE, Outcome.COUNTED, Outcome.LATE);
    }

    @Test
    void knowsAnIdUntilEveryCopyWouldBeLate() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        filter.processWatermark(new Watermark(MORNING + 2 * MINUTE + SETTLE.toMillis() - 2));
        accept(click("e-1", "v-1", MORNING));

        assertThat(outcomes()).containsExactly(Outcome.COUNTED, Outcome.DUPLICATE);
    }

    @Test
    void knowsAfterACheckpointWithAnyNumberOfSubtasksWhatItKnewBefore() throws Exception {
        List<SiteEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(click("e-" + i, "v-1", MORNING + i % 3 * MINUTE));
        }
        for (SiteEvent event : events.subList(0, 1_000)) {
            accept(event);
        }
        filter.snapshot(1, 1);
        for (SiteEvent event : events.subList(1_000, 2_000)) {
            accept(event);
        }
        OperatorSubtaskState checkpoint = filter.snapshot(2, 2);

        int duplicates = 0;
        for (int subtask = 0; subtask < 2; subtask++) {
            filter.close();
            filter = newFilter(2, subtask);
            filter.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            checkpoint, MAX_PARALLELISM, 1, 2, subtask));
            filter.open();
            for (SiteEvent event : events) {
                accept(event);
            }
            duplicates += (int) outcomes().stream().filter(Outcome.DUPLICATE::equals).count();
        }

        assertThat(duplicates).isEqualTo(2_000);
    }

    @Test
    void stateEndsEmpty() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        filter.snapshot(1, 1);
        assertThat(filter.numKeyedStateEntries()).isPositive();

        filter.processWatermark(new Watermark(MORNING + 2 * MINUTE + SETTLE.toMillis()));

        assertThat(filter.numKeyedStateEntries()).isZero();
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, SiteEvent, SiteEvent> newFilter(
            int subtasks, int subtask) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new DuplicateFilter(SETTLE),
                DuplicateFilter::keyOf,
                Types.INT,
                MAX_PARALLELISM,
                subtasks,
                subtask);
    }

    private void accept(SiteEvent event) throws Exception {
        filter.processElement(event, event.eventTimeMillis());
    }

    private List<Outcome> outcomes() {
        return filter.extractOutputValues().stream().map(SiteEvent::outcome).toList();
    }
}
