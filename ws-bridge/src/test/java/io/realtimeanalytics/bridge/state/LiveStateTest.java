package io.realtimeanalytics.bridge.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveStateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long NOON_MILLIS = NOON.toEpochMilli();
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String SITE = "shop";

    private final LiveState state =
            new LiveState(List.of(ViewDefinition.OVERVIEW), Set.of(), CLOCK);

    @Test
    void keepsTheHighestRevisionWhateverComesLast() {
        assertThat(state.apply(events(NOON_MILLIS, 5))).isEqualTo(Outcome.CHANGED);
        assertThat(state.apply(events(NOON_MILLIS, 3))).isEqualTo(Outcome.NOT_NEWER);
        assertThat(state.apply(events(NOON_MILLIS, 5))).isEqualTo(Outcome.NOT_NEWER);

        assertThat(shown()).extracting(MetricResult::getRevision).containsExactly(5L);
    }

    @Test
    void prefersTheLaterStatusAtEqualRevision() {
        MetricResult provisional = events(NOON_MILLIS, 5);
        MetricResult settled = Results.withStatus(List.of(provisional), ResultStatus.FINAL).get(0);

        assertThat(state.apply(settled)).isEqualTo(Outcome.CHANGED);
        assertThat(state.apply(provisional)).isEqualTo(Outcome.NOT_NEWER);

        assertThat(shown()).containsExactly(settled);
    }

    @Test
    void showsAsManyWindowsAsTheViewSays() {
        for (int second = 300; second >= 0; second--) {
            state.apply(second(NOON_MILLIS - second * 1_000L, 1));
        }

        assertThat(shown()).hasSize(120);
        assertThat(shown().get(119).getWindowStart()).isEqualTo(NOON_MILLIS);
        assertThat(shown().get(0).getWindowStart()).isEqualTo(NOON_MILLIS - 119_000);
    }

    @Test
    void doesNotBringBackAnEvictedWindow() {
        MetricResult old = second(NOON_MILLIS - 120_000, 7);
        state.apply(old);
        state.apply(second(NOON_MILLIS, 1));

        assertThat(state.apply(old)).isEqualTo(Outcome.EXPIRED);
        assertThat(shown()).hasSize(1);
        assertThat(state.size()).isEqualTo(1);
    }

    @Test
    void replacesTheOnlyWindowOfAHeadlineByANewerOne() {
        MetricResult earlier = headline(NOON_MILLIS - 60_000, 90);
        MetricResult newer = headline(NOON_MILLIS, 12);
        state.apply(earlier);
        state.apply(newer);

        assertThat(shown()).containsExactly(newer);
        assertThat(state.apply(earlier)).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void refusesAWindowThatIsNotDueYet() {
        MetricResult current = headline(NOON_MILLIS, 12);
        state.apply(current);

        assertThat(state.apply(headline(NOON_MILLIS + 20 * 60_000, 1)))
                .isEqualTo(Outcome.PREMATURE);

        assertThat(shown()).containsExactly(current);
    }

    @Test
    void toleratesClocksThatDifferALittle() {
        assertThat(state.apply(events(NOON_MILLIS + 5_000, 1))).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void ignoresTheWatermarkOfAnEndedInput() {
        MetricResult last =
                MetricResult.newBuilder(events(NOON_MILLIS, 1))
                        .setWatermark(Long.MAX_VALUE)
                        .build();

        assertThat(state.apply(last)).isEqualTo(Outcome.CHANGED);

        assertThat(state.watermarkMillis()).isZero();
        assertThat(shown()).hasSize(1);
    }

    @Test
    void forgetsASilentSiteWhenTimeHasMovedOnWithoutIt() {
        state.apply(headline(NOON_MILLIS - 40 * 60_000, 12));
        assertThat(shown()).hasSize(1);

        state.apply(
                Results.count("other", Metric.EVENTS, Window.TEN_SECONDS, NOON_MILLIS, 1).build());
        state.evict();

        assertThat(shown()).isEmpty();
        assertThat(state.siteIds()).containsExactly("other", SITE);
    }

    @Test
    void keepsAQuietSitesHeadlineWhileItsWindowStillTouchesThePresent() {
        state.apply(headline(NOON_MILLIS - 20 * 60_000, 12));

        state.apply(
                Results.count("other", Metric.EVENTS, Window.TEN_SECONDS, NOON_MILLIS, 1).build());
        state.evict();

        assertThat(shown()).hasSize(1);
    }

    @Test
    void ignoresWhatNoViewShowsAndWhatIsMalformed() {
        MetricResult unknown =
                MetricResult.newBuilder(events(NOON_MILLIS, 1)).setMetric("tomorrow").build();
        MetricResult malformed =
                MetricResult.newBuilder(events(NOON_MILLIS, 1)).setWindowStart(0L).build();

        assertThat(state.apply(unknown)).isEqualTo(Outcome.NOT_SHOWN);
        assertThat(state.apply(malformed)).isEqualTo(Outcome.MALFORMED);
        assertThat(state.siteIds()).isEmpty();
    }

    @Test
    void boundsTheNumberOfSites() {
        for (int i = 0; i < LiveState.MAX_SITES; i++) {
            state.apply(
                    Results.count("site-" + i, Metric.EVENTS, Window.TEN_SECONDS, NOON_MILLIS, 1)
                            .build());
        }

        assertThat(state.apply(events(NOON_MILLIS, 1))).isEqualTo(Outcome.TOO_MANY_SITES);
        assertThat(state.siteCount()).isEqualTo(LiveState.MAX_SITES);
    }

    private List<MetricResult> shown() {
        SiteState site = state.site(SITE);
        return site == null ? List.of() : site.results(ViewDefinition.OVERVIEW);
    }

    private static MetricResult events(long timeMillis, long revision) {
        return Results.count(SITE, Metric.EVENTS, Window.TEN_SECONDS, timeMillis, revision).build();
    }

    private static MetricResult second(long timeMillis, long revision) {
        return Results.count(SITE, Metric.EVENTS, Window.ONE_SECOND, timeMillis, revision).build();
    }

    private static MetricResult headline(long timeMillis, long revision) {
        return Results.count(SITE, Metric.CLICKS, Window.LAST_THIRTY_MINUTES, timeMillis, revision)
                .build();
    }
}
