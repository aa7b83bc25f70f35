package io.realtimeanalytics.pipeline.anomaly;

import static io.realtimeanalytics.pipeline.anomaly.TestSite.HOUR;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.MINUTE;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.SUNDAY_AT_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversionDropTest {

    private static final long NOW = SUNDAY_AT_8 + HOUR + 15 * MINUTE;

    private TestSite site;

    @BeforeEach
    void open() throws Exception {
        site = new TestSite();
        site.minutes(SUNDAY_AT_8, 75, converting(3, 2, 1));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void noConversionAnyMoreIsAnAlertThatNamesWhichOnesAreMissing() throws Exception {
        site.minutes(NOW, 20, converting(1, 0, 1));

        AlertUpdate alert = TrafficTest.only(site.alerts());
        assertThat(alert.patternId()).isEqualTo("conversion_drop");
        assertThat(alert.value()).isLessThan(alert.expected());
        assertThat(alert.expected()).isCloseTo(15, within(1.0));
        assertThat(alert.dimension()).isEqualTo("conversion");
        assertThat(alert.item()).isEqualTo("purchase");
        assertThat(alert.sampleEventIds()).hasSize(10);
    }

    @Test
    void fewerSessionsWithTheUsualRateAreNone() throws Exception {
        for (int i = 0; i < 60; i++) {
            site.minute(
                    NOW + i * MINUTE,
                    Map.of(
                            "visitors", 30,
                            "sessions", 10,
                            "converting_sessions", i % 2 + 1,
                            "conversions", i % 2 + 1,
                            "conversion/purchase", i % 2 + 1));
        }

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void aLittleLessThanUsualIsNone() throws Exception {
        for (int i = 0; i < 60; i++) {
            site.minute(NOW + i * MINUTE, converting(i % 2 == 0 ? 2 : 3, 2, 1));
        }

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void itEndsWhenTheRateIsBack() throws Exception {
        site.minutes(NOW, 20, converting(0, 0, 0));
        assertThat(site.alerts()).hasSize(1);

        site.minutes(NOW + 20 * MINUTE, 45, converting(3, 2, 1));
        assertThat(site.alerts()).hasSize(2);
        assertThat(site.alerts().get(1).status()).isEqualTo(AlertUpdate.RESOLVED);
    }

    /** A minute with 20 sessions. */
    private static Map<String, Integer> converting(int sessions, int purchases, int signUps) {
        return Map.of(
                "visitors",
                30,
                "sessions",
                20,
                "converting_sessions",
                sessions,
                "conversions",
                purchases + signUps,
                "conversion/purchase",
                purchases,
                "conversion/sign_up",
                signUps);
    }
}
