package io.realtimeanalytics.history.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.testing.Entries;
import io.realtimeanalytics.history.testing.ScriptedStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final long NOW = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final long START = NOW - 3_600_000;

    private final ScriptedStore store = new ScriptedStore();
    private final Expectation expectation = new Expectation();

    @Test
    void acceptsAStoreThatHoldsTheNewestVersions() throws Exception {
        expected(result("1m", START, 2, "/a"));
        expected(result("1m", START, 3, "/b"));
        expected(result("1s", START, 1, "/a"));
        stored(result("1m", START, 3, "/b"));

        Comparison comparison = compare(Long.MIN_VALUE);

        assertThat(comparison.isEqual()).isTrue();
        assertThat(comparison.equalPoints()).isEqualTo(1);
    }

    @Test
    void noticesWhatIsMissing() throws Exception {
        expected(result("10s", START, 1, "/a"));

        assertThat(compare(Long.MIN_VALUE).report()).startsWith("0 points equal; missing 1,");
    }

    @Test
    void noticesAnOlderVersion() throws Exception {
        expected(result("1h", START, 2, "/a"));
        stored(result("1h", START, 1, "/a"));

        assertThat(compare(Long.MIN_VALUE).report()).contains("older 1,");
    }

    @Test
    void noticesAnAlertThatIsNotOverYetInTheStore() throws Exception {
        expectation.add(Entries.alert("shop", "a", START, 0));
        expectation.add(Entries.alert("shop", "a", START, START + 1));
        store.write(Journal.ALERTS, List.of(Entries.alert("shop", "a", START, 0)));

        assertThat(compare(Long.MIN_VALUE).report()).contains("older 1,");
    }

    @Test
    void noticesAnotherRow() throws Exception {
        expected(result("1m", START, 2, "/a"));
        stored(result("1m", START, 2, "/b"));

        assertThat(compare(Long.MIN_VALUE).report()).contains("wrong 1,");
    }

    @Test
    void noticesWhatNobodySaidUnlessTheTopicHasForgottenIt() throws Exception {
        stored(result("1m", START, 2, "/b"));

        assertThat(compare(Long.MIN_VALUE).report()).contains("not in the topic 1");
        assertThat(compare(START + 1).isEqual()).isTrue();
    }

    private Comparison compare(long completeFromMillis) throws Exception {
        return new Verification(
                        store,
                        Retention.DEFAULT,
                        Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC))
                .compare(expectation, place -> completeFromMillis);
    }

    private void expected(MetricResult result) {
        HistoryPoint.of(result).ifPresent(expectation::add);
    }

    private void stored(MetricResult result) throws Exception {
        HistoryPoint point = HistoryPoint.of(result).orElseThrow();
        store.write(point.tier(), List.of(point));
    }

    private static MetricResult result(
            String window, long startMillis, long revision, String item) {
        return MetricResult.newBuilder()
                .setSiteId("shop")
                .setMetric("top_pages")
                .setWindow(window)
                .setWindowStart(startMillis)
                .setWindowEnd(startMillis + 1)
                .setStatus(ResultStatus.FINAL)
                .setRevision(revision)
                .setCount(revision)
                .setItems(List.of(new MetricItem(item, revision, 0L, 0.0)))
                .setWatermark(0)
                .build();
    }
}
