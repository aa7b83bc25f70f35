package io.realtimeanalytics.pipeline.pattern;

import static io.realtimeanalytics.pipeline.pattern.ClickPatternsTest.only;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.crawl;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.missing;
import static io.realtimeanalytics.pipeline.pattern.testing.Happened.purchase;
import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import io.realtimeanalytics.pipeline.pattern.testing.Patterns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatePatternsTest {

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
    void thirtyOneEventsInTenSecondsAreABurst() throws Exception {
        crawlOften(30, 333);
        patterns.happen(crawl("b-last", 9_999)).end();

        AlertUpdate alert = only(patterns.opened("bot_burst"));
        assertThat(alert.subject()).isEqualTo("b-1");
        assertThat(alert.detectedAtMillis()).isEqualTo(MORNING + 9_999);
        assertThat(alert.value()).isEqualTo(31);
        assertThat(alert.sampleEventIds()).hasSize(10).startsWith("b-0");
        assertThat(alert.detail()).isEqualTo("31 events in 10s");
    }

    @Test
    void theThirtyFirstAfterTenSecondsIsNone() throws Exception {
        crawlOften(30, 333);
        patterns.happen(crawl("b-last", 10_000)).end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void tenViewsOfAMissingPageByFiveVisitorsAreACluster() throws Exception {
        patterns.happen(missingViews(10, 5, 30_000)).end();

        AlertUpdate alert = only(patterns.opened("missing_page_cluster"));
        assertThat(alert.subject()).isEqualTo("/a");
        assertThat(alert.count()).isEqualTo(10);
        assertThat(alert.dimension()).isEqualTo("referrer");
        assertThat(alert.item()).isEqualTo("https://a.example/");
    }

    @Test
    void nineViewsOrFourVisitorsOrMoreTimeAreNone() throws Exception {
        patterns.happen(missingViews(9, 5, 1_000)).end();
        try (Patterns fewVisitors = Patterns.fresh();
                Patterns slow = Patterns.fresh()) {
            fewVisitors.happen(missingViews(10, 4, 1_000)).end();
            slow.happen(missingViews(10, 5, 33_334)).end();

            assertThat(patterns.alerts()).isEmpty();
            assertThat(fewVisitors.alerts()).isEmpty();
            assertThat(slow.alerts()).isEmpty();
        }
    }

    @Test
    void aTransactionReportedTwiceIsADuplicate() throws Exception {
        patterns.happen(purchase("e-1", "t-1", 0), purchase("e-2", "t-1", 1_000))
                .happen(purchase("e-3", "t-2", 1_000), purchase("e-1", "t-1", 0))
                .end();

        AlertUpdate alert = only(patterns.opened("duplicate_conversion"));
        assertThat(alert.subject()).isEqualTo("t-1");
        assertThat(alert.sampleEventIds()).containsExactly("e-1", "e-2");
        assertThat(alert.amountMinor()).isEqualTo(500);
    }

    @Test
    void aTransactionReportedAgainADayLaterIsNone() throws Exception {
        patterns.happen(purchase("e-1", "t-1", 0), purchase("e-2", "t-1", 86_400_000)).end();

        assertThat(patterns.alerts()).isEmpty();
    }

    @Test
    void orderOfArrivalAndCopiesDoNotMatter() throws Exception {
        List<CandidateEvent> events = missingViews(40, 7, 5_000);
        patterns.happen(events).end();
        List<CandidateEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, 20));
        Collections.shuffle(shuffled, new Random(7));
        try (Patterns other = Patterns.fresh()) {
            other.happen(shuffled).end();

            assertThat(patterns.opened("missing_page_cluster")).hasSize(1);
            assertThat(other.alerts()).usingRecursiveComparison().isEqualTo(patterns.alerts());
        }
    }

    @Test
    void stateEndsEmpty() throws Exception {
        crawlOften(40, 100);
        patterns.happen(missingViews(12, 6, 1_000))
                .happen(purchase("e-1", "t-1", 0), purchase("e-2", "t-1", 1_000))
                .end();

        assertThat(patterns.alerts()).hasSize(6);
        assertThat(patterns.left().values()).containsOnly(0);
    }

    private void crawlOften(int events, long everyMillis) throws Exception {
        for (int i = 0; i < events; i++) {
            patterns.happen(crawl("b-" + i, i * everyMillis));
        }
    }

    private static List<CandidateEvent> missingViews(int views, int visitors, long everyMillis) {
        List<CandidateEvent> events = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            events.add(missing("m-" + i, "v-" + i % visitors, i * everyMillis));
        }
        return events;
    }
}
