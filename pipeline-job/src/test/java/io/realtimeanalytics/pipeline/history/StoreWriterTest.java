package io.realtimeanalytics.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire; that a real store keeps it is shown by the local run's tests. */
class StoreWriterTest {

    private static final SinkWriter.Context CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return 0;
                }

                @Override
                public @Nullable Long timestamp() {
                    return null;
                }
            };

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private StoreConnection store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/write", this::answer);
        server.start();
        store =
                StoreConnection.open(
                        HistoryConfig.from(
                                Map.of(
                                        "HISTORY_STORE_URL",
                                        "http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @Test
    void writesTheTotalAndEveryRowOfAResult() throws Exception {
        List<HistoryPoint> points = new ArrayList<>();
        SettledResults.pointsOf(
                result("top_pages", "1m", List.of(new MetricItem("/a b", 3L, 0L, 0.0))),
                new ListCollector<>(points));
        StoreWriter writer = new StoreWriter(store, 100);

        for (HistoryPoint point : points) {
            writer.write(point, CONTEXT);
        }
        writer.flush(false);

        assertThat(bodies)
                .containsExactly(
                        "metric_results,item=(total),metric=top_pages,resolution=1m,site=shop"
                                + " amount_minor=0i,count=3i,revision=3i 60000\n"
                                + "metric_results,item=/a\\ b,metric=top_pages,resolution=1m,site=shop"
                                + " amount_minor=0i,count=3i,revision=3i 60000");
    }

    @Test
    void leavesOutWhatIsNotKept() {
        List<HistoryPoint> points = new ArrayList<>();
        SettledResults.pointsOf(result("events", "1s", List.of()), new ListCollector<>(points));
        SettledResults.pointsOf(result("events", "30m", List.of()), new ListCollector<>(points));

        assertThat(points).isEmpty();
    }

    @Test
    void waitsForAStoreThatIsNotAvailable() throws Exception {
        answers.addAll(List.of(503, 429, 204));
        StoreWriter writer = new StoreWriter(store, 1);

        writer.write(point(), CONTEXT);

        assertThat(bodies).hasSize(3).allMatch(body -> body.equals(bodies.get(0)));
    }

    @Test
    void doesNotPretendThatRefusedPointsAreWritten() {
        answers.add(400);
        StoreWriter writer = new StoreWriter(store, 1);

        assertThatThrownBy(() -> writer.write(point(), CONTEXT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the store refuses 1 points");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            bodies.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        }
    }

    private static HistoryPoint point() {
        return new HistoryPoint("shop", "events", "1m", "", 60_000, 3, 0, 3);
    }

    private static MetricResult result(String metric, String window, List<MetricItem> items) {
        return MetricResult.newBuilder()
                .setSiteId("shop")
                .setMetric(metric)
                .setWindow(window)
                .setWindowStart(60_000)
                .setWindowEnd(120_000)
                .setStatus(ResultStatus.FINAL)
                .setRevision(3)
                .setCount(3)
                .setItems(items)
                .setWatermark(0)
                .build();
    }
}
