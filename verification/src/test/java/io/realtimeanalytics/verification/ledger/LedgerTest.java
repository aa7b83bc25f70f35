package io.realtimeanalytics.verification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Set<String> SITES = Set.of("shop");

    @TempDir private Path folder;

    @Test
    void tellsCertainFromUncertainInEveryRun() throws IOException {
        Ledger ledger =
                read(
                        "R,1,1000",
                        "S,a,shop,1000,1000,page_view,normal",
                        "S,b,shop,1001,1001,click,normal",
                        "A,1",
                        "R,2,5000",
                        "S,c,shop,5000,5000,click,late",
                        "S,d,shop,5001,5001,click,normal",
                        "F,d",
                        "A,2");

        assertThat(ledger.acknowledged()).extracting(Sent::eventId).containsExactly("a", "c");
        assertThat(ledger.uncertain()).extracting(Sent::eventId).containsExactly("b", "d");
    }

    @Test
    void countsCopiesOnceAndLeavesOutWhatMustNotCount() throws IOException {
        Truth truth =
                Truth.of(
                        read(
                                        "S,a,shop,1000,1000,page_view,normal",
                                        "S,a,shop,1000,1900,page_view,duplicate",
                                        "S,b,shop,1000,1000,page_view,bot",
                                        "S,c,shop,1000,9000000,page_view,late",
                                        "S,d,shop,1500,2500,page_view,out_of_order",
                                        "A,5")
                                .acknowledged());

        assertThat(truth.events()).isEqualTo(2);
        assertThat(truth.valuesByKey()).containsEntry("shop|page_views|1s|1000|", 2L);
    }

    @Test
    void findsALossAndADoubleInTheSameWindowOfDifferentTypes() throws IOException {
        Truth truth =
                Truth.of(
                        read(
                                        "S,a,shop,1000,1000,page_view,normal",
                                        "S,b,shop,1000,1000,click,normal",
                                        "A,2")
                                .acknowledged());

        assertThat(Comparison.of(truth, results(1, 1), SITES).isExact()).isTrue();
        Comparison wrong = Comparison.of(truth, results(2, 0), SITES);
        assertThat(wrong.lost()).isPositive();
        assertThat(wrong.countedTwice()).isPositive();
        assertThat(wrong.examples()).isNotEmpty();
    }

    @Test
    void findsAResultThatNothingWasSentFor() throws IOException {
        Truth truth = Truth.of(read("S,a,shop,1000,1000,custom,bot", "A,1").acknowledged());

        assertThat(Comparison.of(truth, results(1, 0), SITES).countedTwice()).isPositive();
    }

    private Ledger read(String... lines) throws IOException {
        return Ledger.read(Files.write(folder.resolve("ledger"), List.of(lines)));
    }

    /** Everything the job would say about so many page views and clicks in the second 1. */
    private static List<MetricResult> results(long pageViews, long clicks) {
        List<MetricResult> results = new ArrayList<>();
        for (String window : List.of("1s", "10s", "1m")) {
            long start = window.equals("1s") ? 1_000 : 0;
            results.add(result("events", window, start, pageViews + clicks, List.of()));
            results.add(result("page_views", window, start, pageViews, List.of()));
            results.add(result("clicks", window, start, clicks, List.of()));
            results.add(
                    result(
                            "event_types",
                            window,
                            start,
                            pageViews + clicks,
                            List.of(
                                    new MetricItem("page_view", pageViews, 0L, 0.0),
                                    new MetricItem("click", clicks, 0L, 0.0))));
        }
        return results;
    }

    private static MetricResult result(
            String metric, String window, long start, long count, List<MetricItem> items) {
        return MetricResult.newBuilder()
                .setSiteId("shop")
                .setMetric(metric)
                .setWindow(window)
                .setWindowStart(start)
                .setWindowEnd(start + 1)
                .setStatus(ResultStatus.FINAL)
                .setRevision(count)
                .setCount(count)
                .setItems(items)
                .setWatermark(0)
                .build();
    }
}
