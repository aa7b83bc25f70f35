package io.realtimeanalytics.pipeline.count;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.pageViewOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.tracing.TracingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracedCountsTest {

    // Nobody listens there: spans get lost, results do not.
    private static final TracingSettings ON = new TracingSettings("http://127.0.0.1:9");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";

    private final List<OneInputStreamOperatorTestHarness<?, ?>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (OneInputStreamOperatorTestHarness<?, ?> operator : opened) {
            operator.close();
        }
    }

    @Test
    void aTraceFollowsOneNumberOfAllThatAnEventAddsTo() {
        List<Count> counts = new ArrayList<>();

        Counting.countsOf(pageViewOf("/", "e-1", "v-1", MORNING).traced(TRACE), counts::add);

        assertThat(counts)
                .filteredOn(count -> count.trace() != null)
                .extracting(Count::metric)
                .containsExactly(Metric.EVENTS.id());
    }

    @Test
    void tracesOfEventsThatAreSummedStayTogether() throws Exception {
        OneInputStreamOperatorTestHarness<Count, Count> operator =
                new OneInputStreamOperatorTestHarness<>(new PreAggregator(Duration.ofMillis(10)));
        opened.add(operator);
        operator.open();
        operator.processElement(event(MORNING).traced(TRACE), 0);
        operator.processElement(event(MORNING), 0);
        operator.processElement(event(MORNING).traced(OTHER), 0);
        operator.processWatermark(new Watermark(MORNING));

        assertThat(operator.extractOutputValues())
                .extracting(Count::trace)
                .containsExactly(TRACE + ' ' + OTHER);
    }

    @Test
    void onlyTheFirstResultThatContainsTheEventTellsIt() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> operator = operator(ON);
        operator.setProcessingTime(1_000);
        operator.processElement(event(MORNING - 3_000), 0);
        operator.processElement(event(MORNING).traced(TRACE), 0);
        operator.setProcessingTime(1_100);
        operator.processElement(event(MORNING), 0);
        operator.setProcessingTime(1_300);

        List<MetricUpdate> traced =
                operator.extractOutputValues().stream()
                        .filter(update -> update.trace() != null)
                        .toList();
        assertThat(traced).hasSize(1);
        assertThat(traced.get(0).window()).isEqualTo(Window.ONE_SECOND.id());
        assertThat(traced.get(0).startMillis()).isEqualTo(MORNING);
        assertThat(traced.get(0).trace()).startsWith("00-").isNotEqualTo(TRACE);
    }

    @Test
    void tracesAreInNoState() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> traced = operator(ON);
        KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> plain = operator(ON);
        traced.processElement(event(MORNING).traced(TRACE), 0);
        plain.processElement(event(MORNING), 0);
        traced.snapshot(1, 1);
        plain.snapshot(1, 1);

        assertThat(traced.numKeyedStateEntries()).isEqualTo(plain.numKeyedStateEntries());
    }

    @Test
    void resultsTellNoTraceWhereTracingIsOff() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> operator =
                operator(TracingSettings.OFF);
        operator.setProcessingTime(1_000);
        operator.processElement(event(MORNING).traced(TRACE), 0);
        operator.setProcessingTime(1_100);

        assertThat(operator.extractOutputValues())
                .isNotEmpty()
                .allMatch(update -> update.trace() == null);
    }

    private static Count event(long timeMillis) {
        return Count.ofEvent("shop", Metric.EVENTS, "", timeMillis, 0, timeMillis);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> operator(
            TracingSettings tracing) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> operator =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new WindowedCounts(Duration.ofMillis(50), Duration.ofMinutes(16), tracing),
                        Count::key,
                        Types.STRING);
        opened.add(operator);
        operator.open();
        return operator;
    }
}
