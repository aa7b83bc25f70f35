package io.realtimeanalytics.pipeline.anomaly;

import static io.realtimeanalytics.pipeline.anomaly.TestSite.HOUR;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.MINUTE;
import static io.realtimeanalytics.pipeline.anomaly.TestSite.SUNDAY_AT_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorSpikeTest {

    private static final long NOW = SUNDAY_AT_8 + HOUR;
    private static final Map<String, Integer> USUAL =
            Map.of("visitors", 40, "exceptions", 2, "error/old", 2);
    private static final Map<String, Integer> BROKEN =
            Map.of("visitors", 40, "exceptions", 32, "error/old", 2, "error/new", 30);

    private TestSite site;

    @BeforeEach
    void open() throws Exception {
        site = new TestSite();
        site.minutes(SUNDAY_AT_8, 60, USUAL);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void twoOfThreeMinutesWithManyErrorsAreAnAlertThatNamesTheMessage() throws Exception {
        site.minute(NOW, BROKEN);
        site.minute(NOW + MINUTE, USUAL);
        assertThat(site.alerts()).isEmpty();

        site.minute(NOW + 2 * MINUTE, BROKEN);
        AlertUpdate alert = TrafficTest.only(site.alerts());
        assertThat(alert.patternId()).isEqualTo("error_spike");
        assertThat(alert.firstEventAtMillis()).isEqualTo(NOW);
        assertThat(alert.value()).isEqualTo(32);
        assertThat(alert.dimension()).isEqualTo("error");
        assertThat(alert.item()).isEqualTo("new");
        assertThat(alert.sampleEventIds()).hasSize(10).allMatch(id -> id.startsWith("error/new@"));
    }

    @Test
    void oneMinuteOfThreeIsNone() throws Exception {
        for (int i = 0; i < 4; i++) {
            site.minute(NOW + 3L * i * MINUTE, BROKEN);
            site.minutes(NOW + (3L * i + 1) * MINUTE, 2, USUAL);
        }

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void fewErrorsAreNoneHoweverUnusual() throws Exception {
        site.minutes(NOW, 5, Map.of("visitors", 40, "exceptions", 19, "error/new", 19));

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void errorsOfFourVisitorsAreNone() throws Exception {
        for (int i = 0; i < 5; i++) {
            long at = NOW + i * MINUTE;
            site.accept(Signal.of(TestSite.sample(Series.EVENTS, at, 80)));
            site.accept(Signal.of(TestSite.sample(Series.ERRORS, at, 4)));
            site.accept(Signal.of(TestSite.result(Series.EVENTS, at, 80, Map.of())));
            site.accept(Signal.of(TestSite.result(Series.VISITORS, at, 40, Map.of())));
            site.accept(Signal.of(TestSite.result(Series.ERRORS, at, 50, Map.of("new", 50))));
            site.passEndOf(at);
        }

        assertThat(site.alerts()).isEmpty();
    }

    @Test
    void itEndsAfterFiveCalmMinutes() throws Exception {
        site.minutes(NOW, 40, BROKEN);
        site.minutes(NOW + 40 * MINUTE, 4, USUAL);
        assertThat(site.alerts()).hasSize(1);

        site.minute(NOW + 44 * MINUTE, USUAL);
        assertThat(site.alerts()).hasSize(2);
        assertThat(site.alerts().get(1).status()).isEqualTo(AlertUpdate.RESOLVED);
    }
}
