package io.realtimeanalytics.pipeline.pattern;

import static io.realtimeanalytics.pipeline.pattern.testing.Happened.click;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.onPage;
import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.testing.Patterns;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClickPatternsTest {

    private Patterns patterns;

    @BeforeEach
    void open() throws Exception {
        patterns = Patterns.fresh();
    }

    @AfterEach
    void close() {
        patterns.close();
    }

    @Test
    void threeClicksOnOneSpotAreRage() throws Exception {
        patterns.happen(click("c-1", 0, 100, 100), click("c-2", 999, 115, 114))
                .happen(click("c-3", 1_998, 100, 100))
                .end();

        AlertUpdate alert = only(patterns.opened("rage_click"));
        assertThat(alert.subject()).isEqualTo("v-1");
        assertThat(alert.firstEventAtMillis()).isEqualTo(MORNING);
        assertThat(alert.detectedAtMillis()).isEqualTo(MORNING + 1_998);
        assertThat(alert.sampleEventIds()).containsExactly("c-1", "c-2", "c-3");
        assertThat(alert.detail()).isEqualTo("3 clicks within 1998 ms on one spot of /a");
    }

    @Test
    void clicksASecondApartAreNot() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), click("c-2", 1_000, 0, 0), click("c-3", 1_999, 0, 0))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void clicksThirtyPixelsApartAreNot() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), click("c-2", 100, 15, 15), click("c-3", 200, 15, 15))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void aClickElsewhereBreaksTheRow() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), click("c-2", 100, 0, 0), click("c-3", 200, 500, 0))
                .happen(click("c-4", 300, 0, 0))
                .end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void aLongBurstIsOneAlert() throws Exception {
        for (int i = 0; i < 12; i++) {
            patterns.happen(click("c-" + i, i * 500L, 0, 0));
        }

        patterns.end();

        assertThat(patterns.opened("rage_click")).hasSize(1);
        assertThat(only(patterns.resolved("rage_click")).resolvedAtMillis())
                .isEqualTo(MORNING + 1_000 + 600_000);
    }

    @Test
    void anErrorRightAfterAClickIsAnErrorClick() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), onPage("x-1", Action.ERROR, 999)).end();

        AlertUpdate alert = only(patterns.opened("error_click"));
        assertThat(alert.sampleEventIds()).containsExactly("c-1", "x-1");
        assertThat(alert.detail()).isEqualTo("an error 999 ms after a click on /a");
    }

    @Test
    void anErrorASecondAfterAClickIsNot() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), onPage("x-1", Action.ERROR, 1_000)).end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void orderOfArrivalAndCopiesDoNotMatter() throws Exception {
        List<CandidateEvent> events =
                List.of(
                        click("c-1", 0, 0, 0),
                        click("c-2", 300, 0, 0),
                        onPage("x-1", Action.ERROR, 400),
                        click("c-3", 600, 0, 0));
        patterns.happen(events).end();
        try (Patterns other = Patterns.fresh()) {
            other.happen(events.get(3), events.get(2), events.get(3))
                    .happen(events.get(1), events.get(0), events.get(1))
                    .end();

            assertThat(patterns.opened("error_click")).hasSize(1);
            assertThat(other.alerts()).usingRecursiveComparison().isEqualTo(patterns.alerts());
        }
    }

    @Test
    void stateEndsEmpty() throws Exception {
        patterns.happen(click("c-1", 0, 0, 0), click("c-2", 1, 0, 0), click("c-3", 2, 0, 0))
                .happen(onPage("x-1", Action.ERROR, 3))
                .end();

        assertThat(patterns.alerts()).hasSize(4);
        assertThat(patterns.left().values()).containsOnly(0);
    }

    static AlertUpdate only(List<AlertUpdate> alerts) {
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }
}
