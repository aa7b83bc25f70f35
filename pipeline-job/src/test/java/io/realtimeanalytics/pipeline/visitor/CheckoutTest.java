package io.realtimeanalytics.pipeline.visitor;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.custom;
import static io.realtimeanalytics.pipeline.testing.TestEvents.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.pipeline.count.Count;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckoutTest {

    private static final long MINUTE = 60_000;

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
    void aVisitorIsInCheckoutForHalfAnHour() throws Exception {
        accept(begin("e-1", "v-1", MORNING + 1));

        assertThat(byWindowEnd()).hasSize(30).containsEntry(MORNING + MINUTE, 1L);
    }

    @Test
    void aPurchaseEndsIt() throws Exception {
        accept(begin("e-1", "v-1", MORNING + 1));
        accept(purchase("e-2", "v-1", MORNING + 3 * MINUTE, 100, "EUR"));

        assertThat(byWindowEnd())
                .containsOnlyKeys(MORNING + MINUTE, MORNING + 2 * MINUTE, MORNING + 3 * MINUTE);
    }

    @Test
    void aPurchaseAtTheSameTimeComesAfterTheBeginning() throws Exception {
        accept(purchase("e-2", "v-1", MORNING, 100, "EUR"));
        accept(begin("e-1", "v-1", MORNING));

        assertThat(byWindowEnd()).isEmpty();
    }

    @Test
    void anyOrderGivesWhatTheDefinitionSays() throws Exception {
        Random random = new Random(3);
        List<SiteEvent> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String visitor = "v-" + random.nextInt(12);
            long at = MORNING + random.nextInt(360) * MINUTE / 4;
            events.add(
                    random.nextInt(3) == 0
                            ? purchase("e-" + i, visitor, at, 100, "EUR")
                            : begin("e-" + i, visitor, at));
        }
        for (SiteEvent event : events) {
            accept(event);
        }

        assertThat(byWindowEnd()).isEqualTo(theSlowWay(events));
    }

    private static Map<Long, Long> theSlowWay(List<SiteEvent> events) {
        Map<Long, Long> counts = new TreeMap<>();
        for (long end = MORNING + MINUTE; end <= MORNING + 120 * MINUTE; end += MINUTE) {
            Map<String, SiteEvent> newest = new TreeMap<>();
            for (SiteEvent event : events) {
                long at = event.eventTimeMillis();
                if (end - 30 * MINUTE <= at && at < end) {
                    newest.merge(
                            event.visitorKey(),
                            event,
                            (left, right) -> ORDER.compare(left, right) > 0 ? left : right);
                }
            }
            long inCheckout =
                    newest.values().stream()
                            .filter(event -> event.type().equals(SiteEvent.CUSTOM))
                            .count();
            if (inCheckout > 0) {
                counts.put(end, inCheckout);
            }
        }
        return counts;
    }

    private static final Comparator<SiteEvent> ORDER =
            Comparator.comparingLong(SiteEvent::eventTimeMillis)
                    .thenComparing(event -> event.type().equals(SiteEvent.CONVERSION));

    private static SiteEvent begin(String id, String visitor, long timeMillis) {
        return custom("begin_checkout", id, visitor, timeMillis);
    }

    private void accept(SiteEvent event) throws Exception {
        tracker.processElement(event, event.eventTimeMillis());
    }

    private Map<Long, Long> byWindowEnd() {
        Map<Long, Long> sums = new TreeMap<>();
        for (StreamRecord<Count> record : tracker.getSideOutput(VisitorTracker.COUNTS)) {
            Count count = record.getValue();
            if (count.metric().equals(Metric.IN_CHECKOUT.id())) {
                sums.merge(count.fromMillis(), count.count(), Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
