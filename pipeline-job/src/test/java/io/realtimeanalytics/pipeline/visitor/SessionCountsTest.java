package io.realtimeanalytics.pipeline.visitor;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static io.realtimeanalytics.pipeline.testing.TestEvents.custom;
import static io.realtimeanalytics.pipeline.testing.TestEvents.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionCountsTest {

    private static final long MINUTE = 60_000;

    private KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession> operator;

    @BeforeEach
    void open() throws Exception {
        operator = newOperator();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aSessionIsCountedAtOnceAndOnlyOnce() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 5 * MINUTE));

        assertThat(sums(Metric.SESSIONS)).isEqualTo(Map.of(MORNING + "", 1L));
    }

    @Test
    void anEarlierEventMovesTheStart() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING - MINUTE));

        assertThat(sums(Metric.SESSIONS)).isEqualTo(Map.of((MORNING - MINUTE) + "", 1L));
    }

    @Test
    void anEventInBetweenTakesOneOfTwoSessionsBack() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 40 * MINUTE));
        assertThat(sums(Metric.SESSIONS)).hasSize(2);

        accept(click("e-3", "v-1", MORNING + 20 * MINUTE));

        assertThat(sums(Metric.SESSIONS)).isEqualTo(Map.of(MORNING + "", 1L));
    }

    @Test
    void aSessionConvertsOnceAtItsFirstConversion() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(purchase("e-2", "v-1", MORNING + 2 * MINUTE, 100, "EUR"));
        accept(purchase("e-3", "v-1", MORNING + 3 * MINUTE, 100, "EUR"));
        assertThat(sums(Metric.CONVERTING_SESSIONS))
                .isEqualTo(Map.of((MORNING + 2 * MINUTE) + "", 1L));

        accept(purchase("e-4", "v-1", MORNING + MINUTE, 100, "EUR"));

        assertThat(sums(Metric.CONVERTING_SESSIONS)).isEqualTo(Map.of((MORNING + MINUTE) + "", 1L));
    }

    @Test
    void aFunnelStepCountsOnceItsPredecessorsHaveBeenSeen() throws Exception {
        accept(custom("add_to_cart", "e-1", "v-1", MORNING + MINUTE));
        assertThat(sums(Metric.FUNNEL)).isEmpty();

        accept(custom("view_item", "e-2", "v-1", MORNING));
        accept(custom("view_item", "e-3", "v-1", MORNING + 2 * MINUTE));
        accept(custom("begin_checkout", "e-4", "v-1", MORNING + 4 * MINUTE));

        assertThat(sums(Metric.FUNNEL))
                .isEqualTo(
                        Map.of(
                                "view_item" + MORNING, 1L,
                                "add_to_cart" + (MORNING + MINUTE), 1L,
                                "begin_checkout" + (MORNING + 4 * MINUTE), 1L));
        assertThat(amount(Metric.FUNNEL)).isEqualTo(MINUTE + 3 * MINUTE);
    }

    @Test
    void anyOrderOfTheSameEventsGivesTheSameSums() throws Exception {
        List<SiteEvent> events = new ArrayList<>();
        Random random = new Random(5);
        String[] names = {"view_item", "add_to_cart", "begin_checkout", "other"};
        for (int i = 0; i < 300; i++) {
            String visitor = "v-" + random.nextInt(10);
            long at = MORNING + random.nextInt(600) * MINUTE / 2;
            events.add(
                    i % 10 == 0
                            ? purchase("p-" + i, visitor, at, 100, "EUR")
                            : custom(names[random.nextInt(4)], "e-" + i, visitor, at));
        }
        List<Map<String, Long>> expected = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            operator.close();
            operator = newOperator();
            Collections.shuffle(events, new Random(seed));
            for (SiteEvent event : events) {
                accept(event);
            }
            List<Map<String, Long>> found =
                    List.of(
                            sums(Metric.SESSIONS),
                            sums(Metric.CONVERTING_SESSIONS),
                            sums(Metric.FUNNEL),
                            Map.of("amount", amount(Metric.FUNNEL)));
            if (expected.isEmpty()) {
                expected.addAll(found);
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession>
            newOperator() throws Exception {
        return Trackers.open();
    }

    private void accept(SiteEvent event) throws Exception {
        operator.processElement(event, event.eventTimeMillis());
    }

    /** By item and second; what was taken back is not in it. */
    private Map<String, Long> sums(Metric metric) {
        Map<String, Long> sums = new HashMap<>();
        for (Count count : counts(metric)) {
            sums.merge(count.item() + count.fromMillis(), count.count(), Long::sum);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private long amount(Metric metric) {
        return counts(metric).stream().mapToLong(Count::amountMinor).sum();
    }

    private List<Count> counts(Metric metric) {
        var output = operator.getSideOutput(VisitorTracker.COUNTS);
        return output == null
                ? List.of()
                : output.stream()
                        .map(StreamRecord::getValue)
                        .filter(count -> count.metric().equals(metric.id()))
                        .toList();
    }
}
