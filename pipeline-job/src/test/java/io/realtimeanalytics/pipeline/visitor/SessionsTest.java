package io.realtimeanalytics.pipeline.visitor;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static io.realtimeanalytics.pipeline.testing.TestEvents.click;
import static io.realtimeanalytics.pipeline.testing.TestEvents.order;
import static io.realtimeanalytics.pipeline.testing.TestEvents.pageViewOf;
import static io.realtimeanalytics.pipeline.testing.TestEvents.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.session.OpenSession;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final long MINUTE = 60_000;
    private static final Duration GAP = Trackers.GAP;
    private static final Duration SETTLE = Trackers.SETTLE;

    private KeyedOneInputStreamOperatorTestHarness<String, SiteEvent, FinishedSession> operator;

    @BeforeEach
    void open() throws Exception {
        operator = Trackers.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void tellsWhatHappenedInAVisit() throws Exception {
        accept(pageViewOf("/", "e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 1_000));
        accept(pageViewOf("/product", "e-3", "v-1", MORNING + 2_000));
        accept(purchase("e-4", "v-1", MORNING + 3_000, 4_990, "EUR"));
        endOfDay();

        FinishedSession finished = onlySession();
        OpenSession session = finished.session();
        assertThat(finished.sessionId()).isEqualTo("v-1-" + MORNING);
        assertThat(finished.isEngaged()).isTrue();
        assertThat(session.events()).isEqualTo(4);
        assertThat(session.pageViews()).isEqualTo(2);
        assertThat(session.entryPage()).isEqualTo("/");
        assertThat(session.exitPage()).isEqualTo("/product");
        assertThat(session.referrer()).isEqualTo("search.example");
        assertThat(session.revenueMinor()).isEqualTo(Map.of("EUR", 4_990L));
        assertThat(session.endedAtMillis() - session.startedAtMillis()).isEqualTo(3_000);
    }

    @Test
    void aGapOfThirtyMinutesSeparatesAndOneMillisecondLessDoesNot() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + GAP.toMillis()));
        accept(click("e-3", "v-2", MORNING));
        accept(click("e-4", "v-2", MORNING + GAP.toMillis() - 1));
        endOfDay();

        assertThat(operator.extractOutputValues())
                .extracting(FinishedSession::visitorId)
                .containsExactlyInAnyOrder("v-1", "v-1", "v-2");
    }

    @Test
    void anEventInBetweenJoinsTwoSessions() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 40 * MINUTE));
        accept(click("e-3", "v-1", MORNING + 20 * MINUTE));
        endOfDay();

        assertThat(onlySession().session().events()).isEqualTo(3);
    }

    @Test
    void aSessionEndsOnlyWhenNothingCanChangeIt() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        operator.processWatermark(new Watermark(MORNING + GAP.plus(SETTLE).toMillis() - 1));
        assertThat(operator.extractOutputValues()).isEmpty();

        operator.processWatermark(new Watermark(MORNING + GAP.plus(SETTLE).toMillis()));
        assertThat(operator.extractOutputValues()).hasSize(1);
    }

    @Test
    void anOrderToldTwiceIsOneConversion() throws Exception {
        accept(order("t-1", "e-1", "v-1", MORNING));
        accept(order("t-1", "e-2", "v-1", MORNING + MINUTE));
        accept(order("t-2", "e-3", "v-1", MORNING + MINUTE));
        endOfDay();

        OpenSession session = onlySession().session();
        assertThat(session.conversions()).isEqualTo(2);
        assertThat(session.revenueMinor()).isEqualTo(Map.of("EUR", 2_000L));
    }

    @Test
    void goesOnFromACheckpointWithVisitorsInAndOutOfTheCache() throws Exception {
        operator.close();
        operator = Trackers.unopened(2);
        operator.open();
        for (int visitor = 0; visitor < 10; visitor++) {
            accept(click("a-" + visitor, "v-" + visitor, MORNING));
        }
        OperatorSubtaskState checkpoint = operator.snapshot(1, 1);
        accept(click("lost", "v-1", MORNING + MINUTE));
        operator.close();

        operator = Trackers.unopened(2);
        operator.initializeState(checkpoint);
        operator.open();
        for (int visitor = 0; visitor < 10; visitor++) {
            accept(click("b-" + visitor, "v-" + visitor, MORNING + MINUTE));
        }
        endOfDay();

        assertThat(operator.extractOutputValues())
                .hasSize(10)
                .allMatch(finished -> finished.session().events() == 2);
    }

    @Test
    void stateEndsEmpty() throws Exception {
        accept(click("e-1", "v-1", MORNING));
        accept(click("e-2", "v-1", MORNING + 20 * MINUTE));
        accept(click("e-3", "v-1", MORNING + 90 * MINUTE));
        operator.snapshot(1, 1);
        assertThat(operator.numKeyedStateEntries()).isPositive();
        endOfDay();
        operator.snapshot(2, 2);

        assertThat(operator.extractOutputValues()).hasSize(2);
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void accept(SiteEvent event) throws Exception {
        operator.processElement(event, event.eventTimeMillis());
    }

    private void endOfDay() throws Exception {
        operator.processWatermark(new Watermark(MORNING + Duration.ofHours(16).toMillis()));
    }

    private FinishedSession onlySession() {
        assertThat(operator.extractOutputValues()).hasSize(1);
        return operator.extractOutputValues().get(0);
    }
}
