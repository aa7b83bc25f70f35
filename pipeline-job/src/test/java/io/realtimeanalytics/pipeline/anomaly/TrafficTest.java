package io.realtimeanalytics.pipeline.anomaly;

import static io.realtimeanalytics.pipeline.anomaly.TestSite.HOUR;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.MINUTE;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.SUNDAY_AT_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final long NOW = SUNDAY_AT_8 + HOUR;
    private static final Map<String, Integer> USUAL =
            Map.of(
                    "visitors", 40,
                    "country/DE", 30,
                    "country/FR", 20,
                    "device/mobile", 30,
                    "device/desktop", 20,
                    "referrer/(direct)", 10,
                    "referrer/search.example", 10);

    private TestSite site;

    @BeforeEach
    void open() throws Exception {
        site = new TestSite();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void aSpikeNamesTheReferrerThatItComesFrom() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.minute(NOW, usualBut("visitors", 100, "referrer/news.example", 60));

        AlertUpdate alert = only(site.alerts());
        assertThat(alert.patternId()).isEqualTo("traffic_spike");
        assertThat(alert.status()).isEqualTo(AlertUpdate.OPEN);
        assertThat(alert.value()).isEqualTo(100);
        assertThat(alert.expected()).isEqualTo(40);
        assertThat(alert.dimension()).isEqualTo("referrer");
        assertThat(alert.item()).isEqualTo("news.example");
        assertThat(alert.firstEventAtMillis()).isEqualTo(NOW);
        assertThat(alert.detectedAtMillis()).isEqualTo(NOW + MINUTE);
        assertThat(alert.sampleEventIds())
                .hasSize(10)
                .allMatch(id -> id.startsWith("referrer/news.example@" + NOW));
        assertThat(alert.detail())
                .contains("no history of this hour yet", "news.example makes 100 % of the change");
    }

    @Test
    void lessThanTwiceTheUsualIsNoSpike() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.minute(NOW, usualBut("visitors", 79));

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void twiceTheUsualIsNoSpikeWhereThatHappensByChance() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, Map.of("visitors", 10));
        // exp(-14) is the chance that is allowed; 28 of 10 are likelier, 33 are not.
        site.minute(NOW, Map.of("visitors", 28));
        assertThat(Statistics.surprise(28, 10)).isLessThan(14);
        assertThat(site.alerts()).isEmpty();

        site.minute(NOW + MINUTE, Map.of("visitors", 33));
        assertThat(Statistics.surprise(33, 10)).isGreaterThan(14);
        assertThat(site.alerts()).hasSize(1);
    }

    @Test
    void aSpikeThatGoesOnIsOneAlertAndEndsWhenFiveMinutesWereCalm() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.minutes(NOW, 45, usualBut("visitors", 100));
        site.minutes(NOW + 45 * MINUTE, 4, USUAL);
        assertThat(site.alerts()).hasSize(1);

        site.minute(NOW + 49 * MINUTE, USUAL);
        assertThat(site.alerts()).hasSize(2);
        AlertUpdate end = site.alerts().get(1);
        assertThat(end.status()).isEqualTo(AlertUpdate.RESOLVED);
        assertThat(end.alertId()).isEqualTo(site.alerts().get(0).alertId());
        assertThat(end.resolvedAtMillis()).isEqualTo(NOW + 50 * MINUTE);
    }

    @Test
    void afterAnAlertTheSamePatternIsQuietForAnHour() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.minute(NOW, usualBut("visitors", 100));
        site.minutes(NOW + MINUTE, 30, USUAL);
        site.minute(NOW + 31 * MINUTE, usualBut("visitors", 100));
        assertThat(site.alerts()).hasSize(2);

        site.minutes(NOW + 32 * MINUTE, 60, USUAL);
        site.minute(NOW + 92 * MINUTE, usualBut("visitors", 100));
        assertThat(site.alerts()).hasSize(3);
    }

    @Test
    void aDropNeedsFiveMinutesBelowHalf() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.minutes(NOW, 4, usualBut("visitors", 15, "country/DE", 1));
        assertThat(site.alerts()).isEmpty();

        site.minute(NOW + 4 * MINUTE, usualBut("visitors", 15, "country/DE", 1));
        AlertUpdate alert = only(site.alerts());
        assertThat(alert.patternId()).isEqualTo("traffic_drop");
        assertThat(alert.firstEventAtMillis()).isEqualTo(NOW);
        assertThat(alert.dimension()).isEqualTo("country");
        assertThat(alert.item()).isEqualTo("DE");
        assertThat(alert.sampleEventIds())
                .isNotEmpty()
                .allMatch(id -> id.startsWith("country/DE@"));
    }

    @Test
    void halfOfTheUsualIsNoDrop() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.minutes(NOW, 10, usualBut("visitors", 20));

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void minutesWithoutAnyResultAreADropAndStayOneUntilVisitorsComeBack() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        site.passEndOf(NOW + 2 * HOUR);
        assertThat(only(site.alerts()).patternId()).isEqualTo("traffic_drop");

        site.minutes(NOW + 2 * HOUR + MINUTE, 3, USUAL);
        assertThat(site.alerts()).hasSize(2);
        assertThat(site.alerts().get(1).status()).isEqualTo(AlertUpdate.RESOLVED);
    }

    @Test
    void aMinuteWithEventsWaitsForItsResultHoweverLongTheLiveJobIsAway() throws Exception {
        site.minutes(SUNDAY_AT_8, 60, USUAL);
        for (int i = 0; i < 120; i++) {
            site.accept(Signal.of(TestSite.sample(Series.EVENTS, NOW + i * MINUTE, 80)));
            site.passEndOf(NOW + i * MINUTE);
        }
        for (int i = 0; i < 120; i++) {
            for (Signal signal : TestSite.signals(NOW + i * MINUTE, USUAL)) {
                site.accept(signal);
            }
        }
        site.minutes(NOW + 120 * MINUTE, 5, USUAL);
        assertThat(site.alerts()).isEmpty();

        site.minute(NOW + 125 * MINUTE, usualBut("visitors", 100));
        assertThat(site.alerts()).hasSize(1);
    }

    @Test
    void oneCampaignThatStopsIsNoticedWhileTheWholeIsAsUsual() throws Exception {
        Map<String, Integer> usual = usualBut("campaign/spring", 20, "campaign/brand", 5);
        site.minutes(SUNDAY_AT_8, 60, usual);
        site.minutes(NOW, 5, usualBut("campaign/brand", 5));

        AlertUpdate alert = only(site.alerts());
        assertThat(alert.patternId()).isEqualTo("traffic_drop");
        assertThat(alert.subject()).isEqualTo("campaign/spring");
        assertThat(alert.dimension()).isEqualTo("campaign");
        assertThat(alert.item()).isEqualTo("spring");
    }

    static AlertUpdate only(List<AlertUpdate> alerts) {
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static Map<String, Integer> usualBut(Object... changes) {
        Map<String, Integer> counts = new HashMap<>(USUAL);
        for (int i = 0; i < changes.length; i += 2) {
            counts.put((String) changes[i], (Integer) changes[i + 1]);
        }
        return counts;
    }
}
