package io.realtimeanalytics.history.store;

import static io.realtimeanalytics.history.testing.Points.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.testing.Entries;
import io.realtimeanalytics.history.testing.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of points does; run against the real ones. */
abstract class StoreContract {

    static final Retention RETENTION =
            new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730));

    /** Recent: what is older than the retention is gone. */
    static final long HOUR = hourAgo(5);

    private static final long MINUTE_MILLIS = 60_000;
    private static final String AWKWARD =
            "Bob's \"shop\\, = 50%\n\t100 \u20ac \ud83d\udc1f ${r._time} ' OR 1=1 --\\";

    private PointStore store;

    /** A store of its own for each test. */
    abstract PointStore open(Retention retention);

    /** A store whose buckets or tables are gone. */
    abstract PointStore openUnprepared() throws Exception;

    @BeforeEach
    void prepare() throws StoreException {
        store = open(RETENTION);
        store.forget();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsBackAllOfAPoint() throws Exception {
        HistoryPoint list =
                Points.of(
                        "shop",
                        "web_vitals",
                        Tier.ONE_MINUTE,
                        HOUR,
                        7,
                        List.of(
                                new HistoryItem("LCP/p75", 7, 0, 2513.7),
                                new HistoryItem("(other)", 1, -3, 0)));
        HistoryPoint visitors = Points.visitors("shop", HOUR, 0, 1_000);

        write(list, visitors);

        assertThat(read(Tier.ONE_MINUTE)).usingRecursiveComparison().isEqualTo(List.of(list));
        assertThat(read(Tier.ONE_HOUR)).usingRecursiveComparison().isEqualTo(List.of(visitors));
    }

    @Test
    void keepsEveryTextAsItIs() throws Exception {
        for (String text :
                List.of(AWKWARD, "\\", "%", "%41", "a\\ b", "", " ", "\"", "a,b=c", "x\r\ny")) {
            List<HistoryItem> items = List.of(item(text, 2), item("plain", 1));
            HistoryPoint point = Points.of(text, "top_pages", Tier.TEN_SECONDS, HOUR, 3, items);

            write(point);

            assertThat(series(text, "top_pages", Tier.TEN_SECONDS, Selection.Detail.ITEMS))
                    .as(text)
                    .containsExactly(point);
        }
        assertThat(read(Tier.TEN_SECONDS)).hasSize(10);
    }

    @Test
    void replacesAPointByItsNewerVersionWhole() throws Exception {
        List<HistoryItem> twoRows = List.of(item("/a", 2), item("/b", 1));
        write(Points.of("shop", "top_pages", Tier.ONE_MINUTE, HOUR, 3, twoRows));
        HistoryPoint corrected = Points.of("shop", "top_pages", Tier.ONE_MINUTE, HOUR, 4);

        write(corrected);
        write(corrected);

        assertThat(read(Tier.ONE_MINUTE)).containsExactly(corrected);
    }

    @Test
    void tellsApartWhatDiffersInOneTagOrInTime() throws Exception {
        write(
                Points.of("shop", "events", Tier.ONE_MINUTE, HOUR, 1),
                Points.of("shop", "clicks", Tier.ONE_MINUTE, HOUR, 2),
                Points.of("shop2", "events", Tier.ONE_MINUTE, HOUR, 3),
                Points.of("shop", "events", Tier.ONE_MINUTE, HOUR + MINUTE_MILLIS, 4),
                Points.of("shop", "events", Tier.ONE_MINUTE, HOUR + 2 * MINUTE_MILLIS, 5),
                Points.of("shop", "events", Tier.ONE_HOUR, HOUR, 6));

        List<HistoryPoint> points =
                store.read(
                        new Selection(
                                Tier.ONE_MINUTE,
                                new Selection.Series("shop", "events", "1m"),
                                HOUR,
                                HOUR + 2 * MINUTE_MILLIS,
                                Selection.Detail.NUMBERS));

        assertThat(points).extracting(HistoryPoint::count).containsExactly(1L, 4L);
        assertThat(store.countsBySite(Tier.ONE_MINUTE, "events", HOUR, HOUR + 7_200_000))
                .isEqualTo(Map.of("shop", 10L, "shop2", 3L));
    }

    @Test
    void answersWithNothingWhereNothingIs() throws Exception {
        assertThat(read(Tier.ONE_HOUR)).isEmpty();
        assertThat(store.read(Selection.all(Tier.ONE_HOUR, HOUR, HOUR))).isEmpty();
        assertThat(store.countsBySite(Tier.ONE_MINUTE, "events", HOUR, HOUR)).isEmpty();
    }

    @Test
    void keepsSessionsOneByOneAndGivesTheNewestFirst() throws Exception {
        JournalEntry first = Entries.session("shop", "a", HOUR);
        JournalEntry sameMoment = Entries.session("shop", "b", HOUR + 1);
        JournalEntry other = Entries.session("shop2", "a", HOUR + 1);
        JournalEntry last = Entries.session("shop", AWKWARD, HOUR + 1);
        for (int round = 0; round < 2; round++) {
            store.write(Journal.SESSIONS, List.of(first, sameMoment, other, last));
        }
        store.settle();

        assertThat(journal(Journal.SESSIONS, "shop", HOUR + 1, 9))
                .containsExactlyInAnyOrder(sameMoment, last);
        assertThat(journal(Journal.SESSIONS, "shop", HOUR, 9)).hasSize(3).endsWith(first);
        assertThat(journal(Journal.SESSIONS, null, HOUR, 9))
                .contains(first, sameMoment, other, last);
        assertThat(journal(Journal.SESSIONS, "shop", HOUR, 2)).hasSize(2).doesNotContain(first);
        assertThat(journal(Journal.SESSIONS, "shop", HOUR + 2, 9)).isEmpty();
    }

    @Test
    void replacesAnAlertWhenItIsOverAndKeepsItWhenPointsAreForgotten() throws Exception {
        store.write(Journal.ALERTS, List.of(Entries.alert("shop", "a", HOUR, 0)));
        JournalEntry over = Entries.alert("shop", "a", HOUR, HOUR + 1);
        store.write(Journal.ALERTS, List.of(over));
        store.settle();
        store.forget();

        assertThat(journal(Journal.ALERTS, "shop", HOUR, 9)).containsExactly(over);
    }

    @Test
    void keepsEachTierAsLongAsTheSettingsSayAndFollowsThem() throws Exception {
        assertThat(store.retention()).isEqualTo(RETENTION);
        write(Points.of("shop", "events", Tier.ONE_MINUTE, HOUR, 1));
        Retention longer =
                new Retention(Duration.ofDays(14), Duration.ofDays(30), Duration.ofDays(365));

        try (PointStore changed = open(longer)) {
            changed.prepare();
            changed.prepare();

            assertThat(changed.retention()).isEqualTo(longer);
        }
        assertThat(read(Tier.ONE_MINUTE)).hasSize(1);
    }

    @Test
    void forgetsEverything() throws Exception {
        write(Points.of("shop", "events", Tier.ONE_MINUTE, HOUR, 1));

        store.forget();

        assertThat(read(Tier.ONE_MINUTE)).isEmpty();
        assertThat(store.retention()).isEqualTo(RETENTION);
    }

    @Test
    void saysWhatItWillNeverTake() {
        long outOfRange = Long.MAX_VALUE / 1_000;
        HistoryPoint poison = Points.of("shop", "events", Tier.ONE_MINUTE, outOfRange, 1);

        assertThatThrownBy(() -> store.write(Tier.ONE_MINUTE, List.of(poison)))
                .isInstanceOf(RefusedException.class);
        JournalEntry entry = Entries.session("shop", "a", outOfRange);
        assertThatThrownBy(() -> store.write(Journal.SESSIONS, List.of(entry)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void missesWhatIsNotPreparedAndIsGoodAgainOncePrepared() throws Exception {
        HistoryPoint point = Points.of("shop", "events", Tier.ONE_MINUTE, HOUR, 1);
        try (PointStore unprepared = openUnprepared()) {
            assertThatThrownBy(() -> unprepared.write(Tier.ONE_MINUTE, List.of(point)))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            failure -> assertThat(failure.isUnprepared()).isTrue());

            unprepared.prepare();
            unprepared.write(Tier.ONE_MINUTE, List.of(point));

            unprepared.settle();
            assertThat(unprepared.read(Selection.all(Tier.ONE_MINUTE, HOUR, HOUR + 1)))
                    .containsExactly(point);
        }
    }

    private static long hourAgo(int hours) {
        return Instant.now()
                .truncatedTo(ChronoUnit.HOURS)
                .minus(hours, ChronoUnit.HOURS)
                .toEpochMilli();
    }

    void write(HistoryPoint... points) throws StoreException {
        for (HistoryPoint point : points) {
            store.write(point.tier(), List.of(point));
        }
        store.settle();
    }

    private List<JournalEntry> journal(
            Journal journal, @Nullable String site, long fromMillis, int limit)
            throws StoreException {
        return store.read(new JournalSelection(journal, site, fromMillis, HOUR + 3_600_000, limit));
    }

    PointStore store() {
        return store;
    }

    private List<HistoryPoint> read(Tier tier) throws StoreException {
        return store.read(Selection.all(tier, HOUR, HOUR + 7_200_000));
    }

    private List<HistoryPoint> series(
            String site, String metric, Tier tier, Selection.Detail detail) throws StoreException {
        return store.read(
                new Selection(
                        tier,
                        new Selection.Series(site, metric, tier.id()),
                        HOUR,
                        HOUR + 1,
                        detail));
    }
}
