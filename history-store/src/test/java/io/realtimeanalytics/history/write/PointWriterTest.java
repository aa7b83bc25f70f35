package io.realtimeanalytics.history.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.UnavailableException;
import io.realtimeanalytics.history.testing.Points;
import io.realtimeanalytics.history.testing.ScriptedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointWriterTest {

    private static final long NOW = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private final ScriptedStore store = new ScriptedStore();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int expired;
    private final PointWriter<String> writer =
            new PointWriter<>(
                    store,
                    new PointWriter.Limits(4, Retention.DEFAULT),
                    Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
                    pauses::add,
                    new WriteListener<>() {
                        @Override
                        public void refused(Stored point, String origin, String reason) {
                            refused.add(origin);
                        }

                        @Override
                        public void expired(int points) {
                            expired += points;
                        }
                    });

    @Test
    void writesWhenEnoughIsGatheredOrWhenAskedTo() throws Exception {
        for (int i = 0; i < 5; i++) {
            writer.add(point("shop", NOW + i, 1), "");
        }
        assertThat(store.stored()).hasSize(4);

        writer.flush();
        writer.flush();

        assertThat(store.stored()).hasSize(5);
        assertThat(store.requests()).isEqualTo(2);
    }

    @Test
    void neverWritesAnOlderVersionOfAPointInABatch() throws Exception {
        writer.add(point("shop", NOW, 1), "");
        writer.add(point("shop", NOW, 3), "");
        writer.add(point("shop", NOW, 2), "");

        writer.flush();

        assertThat(store.stored()).containsExactly(point("shop", NOW, 3));
    }

    @Test
    void waitsLongerAndLongerForAStoreThatIsAway() throws Exception {
        for (int i = 0; i < 8; i++) {
            store.failOnce(away(Duration.ZERO));
        }
        writer.add(point("shop", NOW, 1), "");

        writer.flush();

        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
        assertThat(store.stored()).hasSize(1);
    }

    @Test
    void leavesABusyStoreAloneAsLongAsItAsksFor() throws Exception {
        store.failOnce(away(Duration.ofSeconds(30)));
        writer.add(point("shop", NOW, 1), "");

        writer.flush();

        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void preparesTheStoreAtFirstAndWhenABucketIsGone() throws Exception {
        store.failOnce(UnavailableException.unprepared("no bucket", new IllegalStateException()));
        writer.add(point("shop", NOW, 1), "");

        writer.flush();

        assertThat(store.preparations()).isEqualTo(2);
        assertThat(store.stored()).hasSize(1);
    }

    @Test
    void losesNothingButThePoisonOfABatch() throws Exception {
        writer.add(point("a", NOW, 1), "");
        writer.add(point(ScriptedStore.POISON, NOW, 1), "offset 17");
        writer.add(point("b", NOW, 1), "");
        writer.add(point("c", NOW, 1), "");

        assertThat(refused).containsExactly("offset 17");
        assertThat(store.stored())
                .extracting(Stored::siteId)
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void leavesOutWhatTheStoreWouldForgetAtOnce() throws Exception {
        long eightDaysAgo = NOW - Duration.ofDays(8).toMillis();
        writer.add(Points.of("shop", "events", Tier.TEN_SECONDS, eightDaysAgo, 1), "");
        writer.add(Points.of("shop", "events", Tier.ONE_MINUTE, eightDaysAgo, 1), "");

        writer.flush();

        assertThat(expired).isEqualTo(1);
        assertThat(store.stored()).extracting(Stored::place).containsExactly(Tier.ONE_MINUTE);
    }

    private static UnavailableException away(Duration retryAfter) {
        return UnavailableException.busy("away", new IllegalStateException(), retryAfter);
    }

    private static HistoryPoint point(String site, long startMillis, long revision) {
        return Points.of(site, "events", Tier.ONE_MINUTE, startMillis, revision);
    }
}
