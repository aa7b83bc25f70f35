package io.realtimeanalytics.pipeline.count;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.tracing.TracingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowedCountsTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration KEEP = Duration.ofMinutes(16);
    private static final long MINUTE = 60_000;

    private KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> operator;
    private int read;

    @BeforeEach
    void open() throws Exception {
        operator = newOperator();
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void saysTheFirstValueAtOnceAndTheNextOnTheBeatAfterTheInterval() throws Exception {
        operator.setProcessingTime(1_000);
        operator.processElement(pageViews("", MORNING, 1), 0);
        operator.setProcessingTime(1_002);

        assertThat(next(Window.ONE_SECOND)).extracting(MetricUpdate::count).containsExactly(1L);

        operator.processElement(pageViews("", MORNING, 2), 0);
        operator.setProcessingTime(1_099);
        assertThat(next(Window.ONE_SECOND)).isEmpty();

        operator.setProcessingTime(1_100);
        assertThat(next(Window.ONE_SECOND)).extracting(MetricUpdate::count).containsExactly(3L);
    }

    @Test
    void speaksRarelyWhileItWorksOffABacklog() throws Exception {
        long later = MORNING + MINUTE;
        operator.setProcessingTime(later);
        operator.processElement(pageViews("", MORNING, 1), 0);
        operator.setProcessingTime(later + 2);
        assertThat(next(Window.ONE_SECOND)).hasSize(1);

        operator.processElement(pageViews("", MORNING, 1), 0);
        operator.setProcessingTime(later + 900);
        assertThat(next(Window.ONE_SECOND)).isEmpty();

        operator.setProcessingTime(later + 1_100);
        assertThat(next(Window.ONE_SECOND)).hasSize(1);
    }

    @Test
    void valuesAreProvisionalThenFinalThenCorrected() throws Exception {
        addAndSay(pageViews("", MORNING, 3));
        operator.processWatermark(new Watermark(MORNING + 999));
        addAndSay(pageViews("", MORNING + 500, 1));

        assertThat(next(Window.ONE_SECOND))
                .extracting(MetricUpdate::status, MetricUpdate::revision)
                .containsExactly(
                        tuple("PROVISIONAL", 3L), tuple("FINAL", 3L), tuple("CORRECTED", 4L));
    }

    @Test
    void everyWindowSizeContainsTheEvent() throws Exception {
        addAndSay(pageViews("", MORNING + 61_500, 1));

        assertThat(nextAll())
                .extracting(MetricUpdate::window, MetricUpdate::startMillis)
                .containsExactlyInAnyOrder(
                        tuple("1s", MORNING + 61_000),
                        tuple("10s", MORNING + 60_000),
                        tuple("1m", MORNING + 60_000),
                        tuple("1h", MORNING),
                        tuple("30m", MORNING + 2 * MINUTE - 30 * MINUTE));
    }

    @Test
    void theSlidingWindowLosesWhatIsThirtyMinutesOld() throws Exception {
        addAndSay(pageViews("", MORNING, 5));
        operator.processWatermark(new Watermark(MORNING + 29 * MINUTE));
        operator.processWatermark(new Watermark(MORNING + 40 * MINUTE));

        List<MetricUpdate> finals =
                next(Window.LAST_THIRTY_MINUTES).stream().filter(MetricUpdate::isSettled).toList();
        assertThat(finals).hasSize(30).allMatch(update -> update.count() == 5);
        assertThat(finals.get(29).endMillis()).isEqualTo(MORNING + 30 * MINUTE);
    }

    @Test
    void theSlidingWindowSumsItsMinutes() throws Exception {
        addAndSay(pageViews("", MORNING, 5));
        addAndSay(pageViews("", MORNING + MINUTE, 7));

        assertThat(next(Window.LAST_THIRTY_MINUTES))
                .last()
                .satisfies(
                        update -> {
                            assertThat(update.endMillis()).isEqualTo(MORNING + 2 * MINUTE);
                            assertThat(update.count()).isEqualTo(12);
                        });
    }

    @Test
    void topListsKeepTheLargestAndSumTheRest() throws Exception {
        for (int page = 1; page <= 25; page++) {
            operator.processElement(count(Metric.TOP_PAGES, "/" + page, MORNING, page), 0);
        }
        operator.setProcessingTime(operator.getProcessingTime() + 100);

        MetricUpdate top = next(Window.LAST_THIRTY_MINUTES).get(0);
        assertThat(top.items()).hasSize(21).startsWith("/25", "/24").endsWith("(other)");
        assertThat(Arrays.stream(top.itemCounts()).sum()).isEqualTo(top.count()).isEqualTo(325);
    }

    @Test
    void aBusyListOfAShortWindowSpeaksAtOnceAndThenTenTimesMoreSeldom() throws Exception {
        operator.setProcessingTime(1_000);
        operator.processElement(count(Metric.TOP_PAGES, "/", MORNING, 1), 0);
        operator.setProcessingTime(1_010);
        assertThat(next(Window.ONE_SECOND)).hasSize(1);

        operator.processElement(count(Metric.TOP_PAGES, "/", MORNING, 1), 0);
        operator.setProcessingTime(1_100);
        assertThat(nextAll())
                .extracting(MetricUpdate::window)
                .containsExactly(Window.LAST_THIRTY_MINUTES.id());

        // Without another event.
        operator.setProcessingTime(1_999);
        assertThat(nextAll()).isEmpty();
        operator.setProcessingTime(2_000);
        assertThat(next(Window.ONE_SECOND)).extracting(MetricUpdate::count).containsExactly(2L);
    }

    @Test
    void presenceIsSaidOnlyForWindowsThatHaveBegun() throws Exception {
        long first = MORNING + 10_000;
        long last = first + 29 * 10_000;
        addAndSay(
                Count.ofWindows(
                        "shop",
                        Metric.ACTIVE_VISITORS,
                        Window.LAST_FIVE_MINUTES,
                        "",
                        first,
                        last,
                        MORNING));
        assertThat(nextAll()).extracting(MetricUpdate::endMillis).containsExactly(first);

        operator.processWatermark(new Watermark(MORNING + 15_000));
        operator.setProcessingTime(operator.getProcessingTime() + 100);

        assertThat(nextAll())
                .extracting(MetricUpdate::endMillis, MetricUpdate::status)
                .containsExactly(tuple(first, "FINAL"), tuple(first + 10_000, "PROVISIONAL"));
    }

    @Test
    void latencyBoundsCoverOnlyWhatIsNew() throws Exception {
        addAndSay(received(MORNING + 10));
        addAndSay(received(MORNING + 30));
        operator.processElement(received(MORNING + 90), 0);
        operator.processElement(received(MORNING + 70), 0);
        operator.setProcessingTime(operator.getProcessingTime() + 100);

        assertThat(next(Window.ONE_SECOND))
                .extracting(
                        MetricUpdate::oldestReceivedAtMillis, MetricUpdate::newestReceivedAtMillis)
                .containsExactly(
                        tuple(MORNING + 10, MORNING + 10),
                        tuple(MORNING + 30, MORNING + 30),
                        tuple(MORNING + 70, MORNING + 90));
    }

    @Test
    void anHourSumsItsMinutesAndIsSettledWithTheLast() throws Exception {
        addAndSay(pageViews("", MORNING, 1));
        operator.processWatermark(new Watermark(MORNING + 30 * MINUTE));
        addAndSay(pageViews("", MORNING + 59 * MINUTE, 2));
        assertThat(next(Window.ONE_HOUR))
                .extracting(MetricUpdate::status)
                .containsOnly("PROVISIONAL");

        operator.processWatermark(new Watermark(MORNING + 60 * MINUTE));
        addAndSay(pageViews("", MORNING + 50 * MINUTE, 1));
        operator.setProcessingTime(operator.getProcessingTime() + 2_000);

        assertThat(next(Window.ONE_HOUR))
                .extracting(
                        MetricUpdate::startMillis,
                        MetricUpdate::endMillis,
                        MetricUpdate::status,
                        MetricUpdate::count)
                .containsExactly(
                        tuple(MORNING, MORNING + 60 * MINUTE, "FINAL", 3L),
                        tuple(MORNING, MORNING + 60 * MINUTE, "CORRECTED", 4L));
    }

    @Test
    void whatIsTakenBackIsOneMoreChange() throws Exception {
        Count session = Count.ofEvent("shop", Metric.SESSIONS, "", MORNING, 0, MORNING);
        addAndSay(session);
        addAndSay(session.takenBack());

        assertThat(next(Window.ONE_SECOND))
                .extracting(MetricUpdate::count, MetricUpdate::revision)
                .containsExactly(tuple(1L, 1L), tuple(0L, 2L));
    }

    @Test
    void aSettledHourCarriesASketchThatSurvivesARestore() throws Exception {
        addVisitors(0, 700);
        OperatorSubtaskState state = operator.snapshot(1, 1);
        operator.close();
        operator = newOperator();
        operator.initializeState(state);
        operator.open();
        read = 0;
        addVisitors(700, 1_000);
        operator.processWatermark(new Watermark(MORNING + 60 * MINUTE));

        MetricUpdate settled = next(Window.ONE_HOUR).get(0);
        assertThat(settled.status()).isEqualTo("FINAL");
        assertThat(settled.count()).isEqualTo(1_000);
        assertThat(UltraLogLog.wrap(settled.sketch()).getDistinctCountEstimate())
                .isCloseTo(1_000, withinPercentage(4));
    }

    @Test
    void vitalsAreQuantilesWithinOnePercent() throws Exception {
        for (int millis = 1; millis <= 1_000; millis++) {
            addVital("LCP", millis);
        }
        addVital("CLS", 0);
        operator.processWatermark(new Watermark(MORNING + 1_000));

        MetricUpdate vitals = next(Window.ONE_SECOND).get(0);
        assertThat(vitals.items())
                .containsExactly("CLS/p50", "CLS/p75", "CLS/p95", "LCP/p50", "LCP/p75", "LCP/p95");
        assertThat(vitals.itemCounts()).containsExactly(1, 1, 1, 1_000, 1_000, 1_000);
        assertThat(vitals.itemValues()[0]).isZero();
        assertThat(vitals.itemValues()[3]).isCloseTo(500, withinPercentage(1));
        assertThat(vitals.itemValues()[4]).isCloseTo(750, withinPercentage(1));
        assertThat(vitals.itemValues()[5]).isCloseTo(950, withinPercentage(1));
    }

    @Test
    void aRestoreContinuesExactlyWithoutRepeatingFinalWords() throws Exception {
        addAndSay(pageViews("", MORNING, 3));
        addAndSay(pageViews("", MORNING + 2_000, 4));
        operator.processWatermark(new Watermark(MORNING + 999));
        OperatorSubtaskState checkpoint = operator.snapshot(1, 1);
        operator.close();

        operator = newOperator();
        operator.initializeState(checkpoint);
        operator.open();
        read = 0;
        addAndSay(pageViews("", MORNING + 2_000, 1));
        operator.processWatermark(new Watermark(MORNING + 2_999));

        assertThat(next(Window.ONE_SECOND))
                .extracting(MetricUpdate::startMillis, MetricUpdate::status, MetricUpdate::revision)
                .containsExactly(
                        tuple(MORNING + 2_000, "PROVISIONAL", 5L),
                        tuple(MORNING + 2_000, "FINAL", 5L));
    }

    @Test
    void aLateEventAfterARestoreCorrectsASettledWindow() throws Exception {
        addAndSay(pageViews("", MORNING, 3));
        operator.processWatermark(new Watermark(MORNING + 999));
        OperatorSubtaskState checkpoint = operator.snapshot(1, 1);
        operator.close();

        operator = newOperator();
        operator.initializeState(checkpoint);
        operator.open();
        read = 0;
        addAndSay(pageViews("", MORNING, 1));

        assertThat(next(Window.ONE_SECOND))
                .extracting(MetricUpdate::status, MetricUpdate::revision)
                .containsExactly(tuple("CORRECTED", 4L));
    }

    @Test
    void aCorrectionIsSaidBeforeItsWindowIsForgotten() throws Exception {
        addAndSay(pageViews("", MORNING, 3));
        operator.processWatermark(new Watermark(MORNING + 999));
        operator.processElement(pageViews("", MORNING, 1), 0);
        operator.processWatermark(new Watermark(MORNING + KEEP.toMillis() + MINUTE));

        assertThat(next(Window.ONE_SECOND))
                .last()
                .extracting(MetricUpdate::status, MetricUpdate::revision)
                .containsExactly("CORRECTED", 4L);
    }

    @Test
    void saysItsProgressOnceASecondEvenWithoutEvents() throws Exception {
        operator.processWatermark(new Watermark(MORNING + 100));
        operator.processWatermark(new Watermark(MORNING + 900));
        operator.processWatermark(new Watermark(MORNING + 1_050));

        assertThat(operator.extractOutputValues())
                .extracting(MetricUpdate::metric, MetricUpdate::watermarkMillis)
                .containsExactly(
                        tuple("progress", MORNING + 100), tuple("progress", MORNING + 1_050));
    }

    @Test
    void stateEndsEmpty() throws Exception {
        addAndSay(pageViews("", MORNING, 3));
        addAndSay(count(Metric.TOP_PAGES, "/a", MORNING, 1));
        operator.snapshot(1, 1);
        assertThat(operator.numKeyedStateEntries()).isPositive();

        operator.processWatermark(new Watermark(MORNING + 120 * MINUTE));
        operator.snapshot(2, 2);

        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    private void addVital(String vital, double value) throws Exception {
        String bucket = VitalBuckets.itemOf(vital, value);
        operator.processElement(
                Count.ofEvent("shop", Metric.WEB_VITALS, bucket, MORNING, 0, MORNING), 0);
    }

    private void addVisitors(int from, int to) throws Exception {
        long end = MORNING + 60 * MINUTE;
        for (int i = from; i < to; i++) {
            operator.processElement(
                    Count.ofWindows(
                            "shop",
                            Metric.VISITORS,
                            Window.ONE_HOUR,
                            "visitor-" + i,
                            end,
                            end,
                            MORNING),
                    0);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Count, MetricUpdate> newOperator()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new WindowedCounts(INTERVAL, KEEP, TracingSettings.OFF), Count::key, Types.STRING);
    }

    private void addAndSay(Count count) throws Exception {
        operator.processElement(count, 0);
        operator.setProcessingTime(operator.getProcessingTime() + 100);
    }

    private static Count pageViews(String item, long timeMillis, long count) {
        return count(Metric.PAGE_VIEWS, item, timeMillis, count);
    }

    private static Count count(Metric metric, String item, long timeMillis, long count) {
        Count one = Count.ofEvent("shop", metric, item, timeMillis, 0, timeMillis);
        Sum sum = new Sum();
        for (int i = 0; i < count; i++) {
            sum.add(one);
        }
        return sum.to(one.target());
    }

    private static Count received(long receivedAtMillis) {
        return Count.ofEvent("shop", Metric.PAGE_VIEWS, "", MORNING, 0, receivedAtMillis);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private List<MetricUpdate> next(Window window) {
        return nextAll().stream().filter(update -> update.window().equals(window.id())).toList();
    }

    private List<MetricUpdate> nextAll() {
        List<MetricUpdate> updates = new ArrayList<>();
        int seen = 0;
        for (Object output : operator.getOutput()) {
            if (output instanceof StreamRecord<?> record
                    && record.getValue() instanceof MetricUpdate update
                    && !update.metric().equals(Metric.PROGRESS.id())) {
                seen++;
                if (seen > read) {
                    updates.add(update);
                }
            }
        }
        read = seen;
        return updates;
    }
}
