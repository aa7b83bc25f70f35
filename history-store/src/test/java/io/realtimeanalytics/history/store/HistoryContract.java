package io.realtimeanalytics.history.store;

import static io.realtimeanalytics.history.testing.Points.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.read.Funnel;
import io.realtimeanalytics.history.read.History;
import io.realtimeanalytics.history.read.SeriesQuestion;
import io.realtimeanalytics.history.read.StoredHistory;
import io.realtimeanalytics.history.read.TimeRange;
import io.realtimeanalytics.history.read.TimeSeries;
import io.realtimeanalytics.history.read.TopList;
import io.realtimeanalytics.history.read.VisitorCount;
import io.realtimeanalytics.history.testing.Entries;
import io.realtimeanalytics.history.testing.Points;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What history answers from every store. */
abstract class HistoryContract extends StoreContract {

    private static final String SITE = "Caf\u00e9 \"Nord\", \\ 1";
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long MINUTE_MILLIS = 60_000;

    private History history;

    @BeforeEach
    void ask() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(HOUR + 5 * HOUR_MILLIS), ZoneOffset.UTC);
        history = new StoredHistory(store(), RETENTION, clock);
    }

    @Test
    void choosesTheResolutionByTheLengthAndAgeOfTheTime() throws Exception {
        write(
                Points.of(SITE, "events", Tier.TEN_SECONDS, HOUR + 10_000, 1),
                Points.of(SITE, "events", Tier.ONE_MINUTE, HOUR, 2),
                Points.of(SITE, "events", Tier.ONE_HOUR, HOUR, 3));

        assertThat(series(HOUR, HOUR + HOUR_MILLIS))
                .isEqualTo(series(Tier.TEN_SECONDS, HOUR + 10_000, 1));
        assertThat(series(HOUR, HOUR + 24 * HOUR_MILLIS))
                .isEqualTo(series(Tier.ONE_MINUTE, HOUR, 2));
        assertThat(series(HOUR, HOUR + 30 * 24 * HOUR_MILLIS))
                .isEqualTo(series(Tier.ONE_HOUR, HOUR, 3));
        assertThat(series(HOUR - 8 * 24 * HOUR_MILLIS, HOUR - 8 * 24 * HOUR_MILLIS + 1))
                .extracting(TimeSeries::resolution)
                .isEqualTo(Tier.ONE_MINUTE);
    }

    @Test
    void findsTheNewestSessionsOfALongTimeWithoutGapOrRepetition() throws Exception {
        long end = HOUR + 1;
        for (long minutesBefore : List.of(0L, 15L, 16L, 75L, 76L, 2_000L, 40_000L)) {
            long at = end - 1 - minutesBefore * MINUTE_MILLIS;
            store().write(
                            Journal.SESSIONS,
                            List.of(Entries.session(SITE, "s" + minutesBefore, at)));
        }
        store().settle();
        TimeRange quarter = new TimeRange(end - 80 * 24 * HOUR_MILLIS, end);

        assertThat(history.sessions(SITE, quarter, 100))
                .extracting(LiveSession::id)
                .containsExactly("s0", "s15", "s16", "s75", "s76", "s2000", "s40000");
        assertThat(history.sessions(SITE, quarter, 3))
                .extracting(LiveSession::id)
                .containsExactly("s0", "s15", "s16");
        assertThat(history.alerts(SITE, quarter, 100)).isEmpty();
    }

    @Test
    void followsOneItem() throws Exception {
        List<HistoryItem> vitals =
                List.of(new HistoryItem("LCP/p75", 9, 0, 2100.5), item("CLS/p75", 9));
        write(Points.of(SITE, "web_vitals", Tier.ONE_MINUTE, HOUR, 18, vitals));

        TimeSeries series =
                history.series(
                        SeriesQuestion.of(SITE, "web_vitals", new TimeRange(HOUR, HOUR + 1))
                                .ofItem("LCP/p75")
                                .at(Tier.ONE_MINUTE));

        assertThat(series.values()).containsExactly(new TimeSeries.Value(HOUR, 9, 0, 2100.5));
    }

    @Test
    void hasSlidingWindowsAtTheResolutionInWhichTheySlide() throws Exception {
        write(Points.of(SITE, "active_visitors", Tier.TEN_SECONDS, HOUR, 5));

        TimeSeries series =
                history.series(
                        SeriesQuestion.of(
                                SITE, "active_visitors", new TimeRange(HOUR, HOUR + 10_000)));

        assertThat(series.window()).isEqualTo("5m");
        assertThat(series.values()).extracting(TimeSeries.Value::count).containsExactly(5L);
    }

    @Test
    void addsUpListsOverHoursInsideAndMinutesAtTheEnds() throws Exception {
        long from = HOUR - MINUTE_MILLIS;
        long to = HOUR + 2 * HOUR_MILLIS + MINUTE_MILLIS;
        write(
                pages(Tier.ONE_MINUTE, from - MINUTE_MILLIS, 1_000),
                pages(Tier.ONE_MINUTE, from, 1),
                pages(Tier.ONE_MINUTE, HOUR, 2_000),
                pages(Tier.ONE_HOUR, HOUR, 10),
                // The second hour is not settled yet.
                pages(Tier.ONE_MINUTE, HOUR + HOUR_MILLIS, 100),
                pages(Tier.ONE_MINUTE, to - MINUTE_MILLIS, 200),
                pages(Tier.ONE_MINUTE, to, 4_000));

        TopList top = history.top(SITE, "top_pages", new TimeRange(from, to), 2);

        assertThat(top.count()).isEqualTo(4 * 311);
        assertThat(top.items())
                .containsExactly(item("/\u00fc \"x\"", 622), item("/b", 311), item("(other)", 311));
    }

    @Test
    void countsVisitorsOfSeveralHoursOnce() throws Exception {
        write(
                Points.visitors(SITE, HOUR, 0, 6_000),
                Points.visitors(SITE, HOUR + HOUR_MILLIS, 3_000, 9_000),
                Points.visitors("other", HOUR, 20_000, 30_000));

        VisitorCount one = history.visitors(SITE, new TimeRange(HOUR + 1, HOUR + 2));
        VisitorCount both = history.visitors(SITE, new TimeRange(HOUR, HOUR + 3 * HOUR_MILLIS));

        assertThat(one)
                .isEqualTo(new VisitorCount(6_000, true, new TimeRange(HOUR, HOUR + HOUR_MILLIS)));
        assertThat(both.isExact()).isFalse();
        assertThat(both.range()).isEqualTo(new TimeRange(HOUR, HOUR + 2 * HOUR_MILLIS));
        assertThat((double) both.visitors()).isCloseTo(9_000, within(270.0));
        assertThat(history.visitors("nobody", new TimeRange(HOUR, HOUR + 1)).visitors()).isZero();
    }

    @Test
    void showsTheFunnelInItsOrder() throws Exception {
        write(
                Points.of(
                        SITE,
                        "funnel",
                        Tier.ONE_HOUR,
                        HOUR,
                        15,
                        List.of(
                                item("view_item", 10),
                                new HistoryItem("add_to_cart", 4, 20_000, 0),
                                new HistoryItem("begin_checkout", 1, 700, 0))));

        Funnel funnel = history.funnel(SITE, new TimeRange(HOUR, HOUR + HOUR_MILLIS));

        assertThat(funnel.steps())
                .containsExactly(
                        new Funnel.Step("view_item", 10, 0),
                        new Funnel.Step("add_to_cart", 4, 5_000),
                        new Funnel.Step("begin_checkout", 1, 700),
                        new Funnel.Step("purchase", 0, 0));
    }

    @Test
    void namesSites() throws Exception {
        write(
                Points.of(SITE, "events", Tier.TEN_SECONDS, HOUR, 3),
                Points.of(SITE, "clicks", Tier.TEN_SECONDS, HOUR, 9),
                Points.of("b", "events", Tier.TEN_SECONDS, HOUR, 1));

        assertThat(history.sites(new TimeRange(HOUR, HOUR + MINUTE_MILLIS)))
                .isEqualTo(Map.of(SITE, 3L, "b", 1L));
    }

    private TimeSeries series(long fromMillis, long toMillis) throws StoreException {
        return history.series(
                SeriesQuestion.of(SITE, "events", new TimeRange(fromMillis, toMillis)));
    }

    private static TimeSeries series(Tier tier, long startMillis, long count) {
        return new TimeSeries(
                tier, tier.id(), List.of(new TimeSeries.Value(startMillis, count, 0, 0)));
    }

    private static HistoryPoint pages(Tier tier, long startMillis, long unit) {
        return Points.of(
                SITE,
                "top_pages",
                tier,
                startMillis,
                4 * unit,
                List.of(item("/\u00fc \"x\"", 2 * unit), item("/b", unit), item("(other)", unit)));
    }
}
