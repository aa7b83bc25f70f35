package io.realtimeanalytics.pipeline.visitor;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession> tracker;

    @BeforeEach
    void open() throws Exception {
        tracker = Trackers.open();
    }

    @AfterEach
    void close() throws Exception {
        tracker.close();
    }

    @Test
    void aVisitorIsPresentInEveryWindowThatContainsTheEventAndInNoOther() throws Exception {
        accept(click("e-1", "v-1", MORNING + 12_345));

        Map<Long, Long> present = sumByWindowEnd(Window.LAST_FIVE_MINUTES);
        assertThat(present).hasSize(30).containsOnlyKeys(ends(MORNING + 20_000, 30, 10_000));
        assertThat(present.values()).containsOnly(1L);
        assertThat(sumByWindowEnd(Window.LAST_THIRTY_MINUTES))
                .containsOnlyKeys(ends(MORNING + 60_000, 30, 60_000));
    }

    @Test
    void sumsEqualDistinctVisitorsForAnyOrderOfEvents() throws Exception {
        Random random = new Random(7);
        List<SiteEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long at = MORNING + random.nextInt(15 * 60_000);
            events.add(click("e-" + i, "v-" + random.nextInt(40), at));
        }

        for (SiteEvent event : events) {
            accept(event);
        }

        for (Window window :
                List.of(
                        Window.LAST_FIVE_MINUTES,
                        Window.LAST_THIRTY_MINUTES,
                        Window.ONE_MINUTE,
                        Window.ONE_HOUR)) {
            assertThat(sumByWindowEnd(window)).isEqualTo(distinctByWindowEnd(events, window));
        }
    }

    @Test
    void onlyAdditionsToTheSketchOfAnHourSayWhoItWas() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 1_000));

        assertThat(counts())
                .filteredOn(count -> count.metric().equals(Metric.VISITORS.id()))
                .extracting(Count::window, Count::item)
                .containsExactly(
                        tuple(Window.ONE_MINUTE.id(), ""), tuple(Window.ONE_HOUR.id(), "v-1"));
    }

    @Test
    void stateEndsEmpty() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 10 * 60_000));
        tracker.snapshot(1, 1);
        assertThat(tracker.numKeyedStateEntries()).isPositive();

        tracker.processWatermark(new Watermark(MORNING + Duration.ofHours(2).toMillis()));
        tracker.snapshot(2, 2);

        assertThat(tracker.numKeyedStateEntries()).isZero();
        assertThat(tracker.numEventTimeTimers()).isZero();
    }

    private List<Count> counts() {
        return tracker.getSideOutput(VisitorTracker.COUNTS).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    private void accept(SiteEvent event) throws Exception {
        tracker.processElement(event, event.eventTimeMillis());
    }

    private static Long[] ends(long first, int count, long slideMillis) {
        Long[] ends = new Long[count];
        for (int i = 0; i < count; i++) {
            ends[i] = first + i * slideMillis;
        }
        return ends;
    }

    private Map<Long, Long> sumByWindowEnd(Window window) {
        Map<Long, Long> sums = new HashMap<>();
        for (Count count : counts()) {
            if (count.window().equals(window.id())) {
                for (long end = count.fromMillis();
                        end <= count.toMillis();
                        end += window.slideMillis()) {
                    sums.merge(end, count.count(), Long::sum);
                }
            }
        }
        return sums;
    }

    /** The definition, computed the slow way. */
    private static Map<Long, Long> distinctByWindowEnd(List<SiteEvent> events, Window window) {
        Map<Long, Set<String>> visitors = new HashMap<>();
        for (SiteEvent event : events) {
            long at = event.eventTimeMillis();
            for (long end = MORNING; end <= at + window.sizeMillis(); end += window.slideMillis()) {
                if (end - window.sizeMillis() <= at && at < end) {
                    visitors.computeIfAbsent(end, key -> new HashSet<>()).add(event.visitorKey());
                }
            }
        }
        Map<Long, Long> counts = new HashMap<>();
        visitors.forEach((end, present) -> counts.put(end, (long) present.size()));
        return counts;
    }
}
