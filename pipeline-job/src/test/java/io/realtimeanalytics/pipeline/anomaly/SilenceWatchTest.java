package io.realtimeanalytics.pipeline.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.BuiltIn;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.pipeline.pattern.definition.Definitions;
import io.realtimeanalytics.pipeline.pattern.definition.Kind;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {

    private static final long NOW = TestSite.SUNDAY_AT_8;

    private KeyedTwoInputStreamOperatorTestHarness<String, Pulse, DefinitionUpdate, AlertUpdate>
            operator;

    @BeforeEach
    void open() throws Exception {
        operator =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new SilenceWatch(), List.of(Definitions.STATE)),
                        Pulse::siteId,
                        null,
                        Types.STRING);
        operator.open();
        operator.processWatermark2(Watermark.MAX_WATERMARK);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aBusySiteIsMissedWithinSecondsAndFoundAgainAtItsNextEvent() throws Exception {
        expect(NOW, 120, 1);
        hear(NOW + 60_000);
        passTo(NOW + 66_999);
        assertThat(alerts()).isEmpty();

        passTo(NOW + 67_000);
        AlertUpdate alert = TrafficTest.only(alerts());
        assertThat(alert.patternId()).isEqualTo("silence");
        assertThat(alert.firstEventAtMillis()).isEqualTo(NOW + 60_000);
        assertThat(alert.detectedAtMillis()).isEqualTo(NOW + 67_000);
        assertThat(alert.expected()).isEqualTo(14);
        assertThat(alert.sampleEventIds()).containsExactly("e@" + (NOW + 60_000));

        hear(NOW + 90_000);
        passTo(NOW + 91_000);
        assertThat(alerts()).hasSize(2);
        assertThat(alerts().get(1).resolvedAtMillis()).isEqualTo(NOW + 90_000);
        assertThat(alerts().get(1).alertId()).isEqualTo(alert.alertId());
    }

    @Test
    void anEventJustInTimeIsEnough() throws Exception {
        expect(NOW, 120, 1);
        for (int i = 0; i < 20; i++) {
            hear(NOW + i * 7_000L);
            passTo(NOW + i * 7_000L + 6_999);
        }

        assertThat(alerts()).isEmpty();
    }

    @Test
    void aSilenceDoesNotDependOnTheOrderInWhichEventsAreRead() throws Exception {
        expect(NOW, 120, 1);
        hear(NOW + 60_000);
        passTo(NOW + 60_000);
        hear(NOW + 95_100);
        hear(NOW + 90_700);
        hear(NOW + 90_200);
        passTo(NOW + 97_000);

        assertThat(alerts())
                .extracting(
                        AlertUpdate::status,
                        AlertUpdate::detectedAtMillis,
                        AlertUpdate::resolvedAtMillis)
                .containsExactly(
                        tuple(AlertUpdate.OPEN, NOW + 67_000, 0L),
                        tuple(AlertUpdate.RESOLVED, NOW + 67_000, NOW + 90_200));
    }

    @Test
    void aSilenceThatOutlastsTheCoolDownIsTold() throws Exception {
        expect(NOW, 120, 1);
        hear(NOW);
        hear(NOW + 10_000);
        long toldAgainAt = NOW + 10_000 + coolDownMillis();
        passTo(toldAgainAt - 1);
        assertThat(alerts()).hasSize(2);

        passTo(toldAgainAt);
        assertThat(alerts()).hasSize(3);
        assertThat(alerts().get(2).firstEventAtMillis()).isEqualTo(NOW + 10_000);
    }

    private static long coolDownMillis() {
        return BuiltIn.definitions().stream()
                .filter(definition -> definition.matcher() == Kind.SILENCE)
                .findFirst()
                .orElseThrow()
                .cooldownMillis();
    }

    @Test
    void eventsThatComeInVisitsMayPauseLonger() throws Exception {
        expect(NOW, 120, 3);
        hear(NOW);
        passTo(NOW + 20_999);
        assertThat(alerts()).isEmpty();

        passTo(NOW + 21_000);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void whatIsExpectedAddsUpOverAChangeOfHour() throws Exception {
        expect(NOW - 1_000_000, 6, 1);
        expect(NOW, 60, 1);
        hear(NOW - 40_000);
        // Four before the hour, so ten more at one a second.
        passTo(NOW + 9_999);
        assertThat(alerts()).isEmpty();

        passTo(NOW + 10_000);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void aSiteWithFewEventsIsNeverSilent() throws Exception {
        expect(NOW, 0.2, 1);
        hear(NOW);
        passTo(NOW + 30 * 3_600_000L);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void theEndOfWhatThereIsToReadIsNoSilence() throws Exception {
        expect(NOW, 120, 1);
        hear(NOW);
        operator.processWatermark1(Watermark.MAX_WATERMARK);

        assertThat(alerts()).isEmpty();
        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    @Test
    void stateEndsEmptyFiveWeeksAfterTheLastEvent() throws Exception {
        expect(NOW, 120, 1);
        hear(NOW);
        passTo(NOW + SiteWatch.FORGET_MILLIS + 3_600_000);

        assertThat(alerts())
                .extracting(AlertUpdate::status)
                .containsExactly(AlertUpdate.OPEN, AlertUpdate.RESOLVED);
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void expect(long fromMillis, double perMinute, double dispersion) throws Exception {
        operator.processElement1(
                Pulse.of(new Expectation("shop", fromMillis, perMinute, dispersion, "test")), 0);
    }

    private void hear(long atMillis) throws Exception {
        operator.processElement1(
                Pulse.of(
                        new Sample(
                                "shop",
                                atMillis,
                                Series.EVENTS,
                                atMillis,
                                atMillis,
                                new String[] {"e@" + atMillis},
                                new String[0])),
                0);
    }

    private void passTo(long watermarkMillis) throws Exception {
        operator.processWatermark1(new Watermark(watermarkMillis));
    }

    private List<AlertUpdate> alerts() {
        return operator.extractOutputValues();
    }
}
