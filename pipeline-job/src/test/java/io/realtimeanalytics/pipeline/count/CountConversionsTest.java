package io.realtimeanalytics.pipeline.count;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountConversionsTest {

    private static final Duration SETTLE = Duration.ofMinutes(16);
    private static final long MINUTE = 60_000;

    private KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, Count> operator;

    @BeforeEach
    void open() throws Exception {
        operator =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new CountConversions(SETTLE)),
                        CountConversions::keyOf,
                        Types.STRING);
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void anOrderToldTwiceCountsOnceWhenItWasToldFirst() throws Exception {
        accept(order("t-1", "e-2", "v-1", MORNING + MINUTE));
        accept(order("t-1", "e-1", "v-1", MORNING));
        accept(order("t-1", "e-3", "v-1", MORNING + 2 * MINUTE));

        assertThat(revenue()).isEqualTo(Map.of(MORNING, 1_000L));
    }

    @Test
    void anyOrderGivesTheSame() throws Exception {
        List<SiteEvent> tellings =
                List.of(
                        order("t-1", "e-1", "v-1", MORNING),
                        order("t-1", "e-2", "v-1", MORNING),
                        order("t-1", "e-3", "v-1", MORNING + MINUTE));
        for (SiteEvent first : tellings) {
            close();
            open();
            accept(first);
            for (SiteEvent other : tellings) {
                if (!other.equals(first)) {
                    accept(other);
                }
            }
            long digest =
                    operator.extractOutputValues().stream()
                            .filter(count -> count.metric().equals(Metric.CONVERSIONS.id()))
                            .mapToLong(Count::digest)
                            .sum();
            assertThat(digest)
                    .isEqualTo(Math.min(tellings.get(0).idHash(), tellings.get(1).idHash()));
        }
    }

    @Test
    void ordersOfOtherNamesAreOthers() throws Exception {
        accept(order("t-1", "e-1", "v-1", MORNING));
        accept(order("t-2", "e-2", "v-1", MORNING));

        assertThat(revenue()).isEqualTo(Map.of(MORNING, 2_000L));
    }

    @Test
    void stateEndsEmptyAfterADay() throws Exception {
        accept(order("t-1", "e-2", "v-1", MORNING + MINUTE));
        accept(order("t-1", "e-1", "v-1", MORNING));
        operator.processWatermark(
                new Watermark(MORNING + MINUTE + Duration.ofHours(24).plus(SETTLE).toMillis()));

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void accept(SiteEvent event) throws Exception {
        operator.processElement(event, event.eventTimeMillis());
    }

    private Map<Long, Long> revenue() {
        Map<Long, Long> sums = new TreeMap<>();
        for (Count count : operator.extractOutputValues()) {
            if (count.metric().equals(Metric.REVENUE.id())) {
                sums.merge(count.fromMillis(), count.amountMinor(), Long::sum);
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
