package io.realtimeanalytics.pipeline.anomaly;

import static io.realtimeanalytics.pipeline.anomaly.TestSite.HOUR;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.MINUTE;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.SUNDAY_AT_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class SiteWatchTest {

    private static final long NOW = SUNDAY_AT_8 + HOUR;
    private static final long WEEK = SameHours.WEEK_MILLIS;
    private static final Map<String, Integer> USUAL = Map.of("visitors", 40);
    private static final Map<String, Integer> MANY = Map.of("visitors", 100);

    @Test
    void whatIsUsualOnSundaysAtEightIsNotSoAtTen() throws Exception {
        try (TestSite site = new TestSite()) {
            Definition noDrops =
                    new Definition("traffic_drop", "traffic_drop", "", false, "info", 0, Map.of());
            site.define(noDrops);
            LongFunction<Map<String, Integer>> usual =
                    at -> Math.floorMod(at - SUNDAY_AT_8, WEEK) < HOUR ? MANY : USUAL;
            long third = SUNDAY_AT_8 + 2 * WEEK;
            for (long at = SUNDAY_AT_8 - HOUR; at < third + 2 * HOUR; at += MINUTE) {
                site.minute(at, usual.apply(at));
            }
            List<AlertUpdate> opened = opened(site);
            assertThat(opened)
                    .as("only while the hour was not known")
                    .extracting(AlertUpdate::firstEventAtMillis)
                    .containsExactly(SUNDAY_AT_8, SUNDAY_AT_8 + WEEK);

            site.minute(third + 2 * HOUR, MANY);
            AlertUpdate last = opened(site).get(2);
            assertThat(last.expected()).isEqualTo(40);
            assertThat(last.detail()).contains("this hour of the week, 2 weeks");
        }
    }

    @Test
    void orderOfArrivalDoesNotMatter() throws Exception {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            signals.addAll(TestSite.signals(SUNDAY_AT_8 + i * MINUTE, USUAL));
        }
        signals.addAll(TestSite.signals(NOW, MANY));
        signals.addAll(TestSite.signals(NOW, MANY));
        List<AlertUpdate> inOrder = alertsOf(signals);
        assertThat(inOrder).hasSize(1);

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(signals, new Random(seed));
            assertThat(alertsOf(signals))
                    .usingRecursiveFieldByFieldElementComparator()
                    .isEqualTo(inOrder);
        }
    }

    private static List<AlertUpdate> alertsOf(List<Signal> signals) throws Exception {
        try (TestSite site = new TestSite()) {
            for (Signal signal : signals) {
                site.accept(signal);
            }
            site.passEndOf(NOW);
            return site.alerts();
        }
    }

    @Test
    void aRestartNeitherDoublesNorLosesAnAlert() throws Exception {
        OperatorSubtaskState before;
        List<AlertUpdate> alerts;
        try (TestSite site = new TestSite()) {
            site.minutes(SUNDAY_AT_8, 60, USUAL);
            site.minute(NOW, MANY);
            before = site.snapshot();
            alerts = site.alerts();
        }
        assertThat(alerts).hasSize(1);

        try (TestSite site = new TestSite(before)) {
            site.minute(NOW, MANY);
            site.minutes(NOW + MINUTE, 3, MANY);
            assertThat(site.alerts()).isEmpty();
            site.minutes(NOW + 4 * MINUTE, 5, USUAL);
            assertThat(site.alerts())
                    .extracting(AlertUpdate::alertId, AlertUpdate::status)
                    .containsExactly(tuple(alerts.get(0).alertId(), AlertUpdate.RESOLVED));
        }
    }

    @Test
    void theFirstWordOnAMinuteCountsInWhateverOrderItIsRead() throws Exception {
        try (TestSite site = new TestSite()) {
            site.minutes(SUNDAY_AT_8, 60, USUAL);
            Reading corrected = TestSite.result(Series.VISITORS, NOW, 300, Map.of());
            site.accept(Signal.of(corrected));
            site.minute(NOW, USUAL);
            site.accept(Signal.of(corrected));
            site.minute(NOW + MINUTE, USUAL);

            assertThat(site.alerts()).isEmpty();
        }
    }

    @Test
    void definitionsChangeWhatIsLookedFor() throws Exception {
        try (TestSite site = new TestSite()) {
            site.define(spike(Map.of("factor", 3.0)));
            site.minutes(SUNDAY_AT_8, 60, USUAL);
            site.minute(NOW, MANY);
            assertThat(site.alerts()).isEmpty();

            site.minute(NOW + MINUTE, Map.of("visitors", 121));
            assertThat(opened(site)).extracting(AlertUpdate::severity).containsExactly("critical");
        }
    }

    @Test
    void switchingAPatternOffEndsItsAlerts() throws Exception {
        try (TestSite site = new TestSite()) {
            site.minutes(SUNDAY_AT_8, 60, USUAL);
            site.minute(NOW, MANY);
            site.define(
                    new Definition(
                            "traffic_spike", "traffic_spike", "", false, "info", 0, Map.of()));
            site.minute(NOW + MINUTE, MANY);

            assertThat(site.alerts()).hasSize(2);
            assertThat(site.alerts().get(1).detail()).endsWith("Over: switched off");
        }
    }

    @Test
    void stateEndsEmptyFiveWeeksAfterTheLastEvent() throws Exception {
        try (TestSite site = new TestSite()) {
            site.minutes(SUNDAY_AT_8, 120, USUAL);
            site.passTo(NOW + HOUR + 5 * WEEK - MINUTE);
            assertThat(site.stateEntries()).isPositive();

            site.passTo(NOW + HOUR + 5 * WEEK + MINUTE);
            assertThat(site.stateEntries()).isZero();
            assertThat(site.timers()).isZero();
            assertThat(site.alerts())
                    .as("a drop, ended as the new normal")
                    .extracting(AlertUpdate::status)
                    .endsWith(AlertUpdate.RESOLVED);
        }
    }

    @Test
    void theEndOfWhatThereIsToReadIsNoDrop() throws Exception {
        try (TestSite site = new TestSite()) {
            site.minutes(SUNDAY_AT_8, 120, USUAL);
            site.passTo(Long.MAX_VALUE);

            assertThat(site.alerts()).isEmpty();
            assertThat(site.stateEntries()).isZero();
        }
    }

    private static Definition spike(Map<String, Double> thresholds) {
        return new Definition(
                "traffic_spike", "traffic_spike", "", true, "critical", 60_000, thresholds);
    }

    private static List<AlertUpdate> opened(TestSite site) {
        return site.alerts().stream()
                .filter(alert -> alert.status().equals(AlertUpdate.OPEN))
                .toList();
    }
}
