package io.realtimeanalytics.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.questdb.EmbeddedQuestDb;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.history.store.Selection;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import io.realtimeanalytics.pipeline.testing.MemoryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator in front of a real store. */
class StoreWriterTest {

    private static final long FAR_FUTURE = Long.MAX_VALUE / 1_000;
    private final long start =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS).toEpochMilli();

    @TempDir private static Path folder;
    private static EmbeddedQuestDb server;
    private final MemoryRegistry schemas = new MemoryRegistry();
    private final AvroEncoder<MetricResult> encoder =
            AvroEncoder.of(MetricResult.class, Subjects.METRIC_RESULT, schemas);
    private final AvroEncoder<Session> sessions =
            AvroEncoder.of(Session.class, Subjects.SESSION, schemas);
    private final AvroEncoder<Alert> alerts = AvroEncoder.of(Alert.class, Subjects.ALERT, schemas);
    private HttpServer registry;
    private PointStore store;
    private OneInputStreamOperatorTestHarness<SourceRecord, Rejected> operator;

    @BeforeAll
    static void startStore() throws IOException {
        server = new EmbeddedQuestDb(folder.resolve("db"), folder.resolve("db.log"), freePort());
        server.start();
    }

    @AfterAll
    static void stopStore() {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        registry = startRegistry();
        HistoryConfig config =
                HistoryConfig.from(
                        Map.of(
                                "HISTORY_STORE",
                                "questdb",
                                "HISTORY_STORE_URL",
                                server.url().toString(),
                                "HISTORY_MAX_BATCH_POINTS",
                                "3",
                                "SCHEMA_REGISTRY_URL",
                                "http://127.0.0.1:" + registry.getAddress().getPort()));
        store = PointStores.open(config.store());
        store.forget();
        operator = new OneInputStreamOperatorTestHarness<>(new StoreWriter(config));
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
        store.close();
        registry.stop(0);
    }

    @Test
    void hasWrittenEverythingWhenABarrierPasses() throws Exception {
        operator.processElement(record(0, result("1m", start, 1)), 0);
        operator.processElement(record(1, result("1s", start, 1)), 0);
        assertThat(minutes()).isEmpty();

        operator.prepareSnapshotPreBarrier(1);

        assertThat(minutes()).extracting(HistoryPoint::revision).containsExactly(1L);
        assertThat(operator.extractOutputValues()).isEmpty();
    }

    @Test
    void endsWithTheNewestVersionHoweverOftenItReadsThemAgain() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (long revision = 1; revision <= 4; revision++) {
                operator.processElement(record(revision, result("1m", start, revision)), 0);
            }
            operator.prepareSnapshotPreBarrier(round);
        }

        assertThat(minutes()).extracting(HistoryPoint::revision).containsExactly(4L);
    }

    @Test
    void keepsSessionsAndAlertsInTheirNewestState() throws Exception {
        operator.processElement(record("sessions", 0, sessions.encode(session())), 0);
        operator.processElement(record("alerts", 0, alerts.encode(alert(null))), 0);
        operator.processElement(record("alerts", 1, alerts.encode(alert(start + 60_000))), 0);

        operator.prepareSnapshotPreBarrier(1);
        store.settle();

        assertThat(store.read(JournalSelection.all(Journal.SESSIONS, start, start + 1)))
                .extracting(entry -> entry.session().id())
                .containsExactly("s1");
        assertThat(store.read(JournalSelection.all(Journal.ALERTS, start, start + 1)))
                .extracting(entry -> entry.alert().resolvedAtMillis())
                .containsExactly(start + 60_000);
    }

    @Test
    void putsAsideWhatCannotBeReadOrIsRefusedAndNothingElse() throws Exception {
        SourceRecord poison = record(1, result("1m", FAR_FUTURE, 7));
        operator.processElement(record(0, result("1m", start, 1)), 0);
        operator.processElement(poison, 0);
        operator.processElement(record("metrics.settled", 2, new byte[] {1, 2}), 0);
        operator.processElement(record(3, result("1m", start + 60_000, 1)), 0);

        operator.prepareSnapshotPreBarrier(1);

        assertThat(minutes()).hasSize(2);
        assertThat(operator.extractOutputValues())
                .extracting(Rejected::reason, Rejected::offset)
                .containsExactlyInAnyOrder(tuple("NOT_FRAMED", 2L), tuple("REFUSED_BY_STORE", 1L));
        assertThat(operator.extractOutputValues())
                .filteredOn(rejected -> rejected.offset() == 1)
                .allSatisfy(rejected -> assertThat(rejected.value()).isEqualTo(poison.value()));
    }

    private List<HistoryPoint> minutes() throws Exception {
        store.settle();
        return store.read(Selection.all(Tier.ONE_MINUTE, start, start + 3_600_000));
    }

    private SourceRecord record(long offset, MetricResult result) {
        return record("metrics.settled", offset, encoder.encode(result));
    }

    private static SourceRecord record(String topic, long offset, byte[] value) {
        return new SourceRecord(topic, 0, offset, 0, null, value);
    }

    private static MetricResult result(String window, long startMillis, long revision) {
        return MetricResult.newBuilder()
                .setSiteId("shop")
                .setMetric("events")
                .setWindow(window)
                .setWindowStart(startMillis)
                .setWindowEnd(startMillis + 60_000)
                .setStatus(ResultStatus.FINAL)
                .setRevision(revision)
                .setCount(revision)
                .setWatermark(0)
                .build();
    }

    private Session session() {
        return Session.newBuilder()
                .setSiteId("shop")
                .setSessionId("s1")
                .setVisitorId("v1")
                .setStartedAt(start - 60_000)
                .setEndedAt(start)
                .setEvents(3)
                .setPageViews(2)
                .build();
    }

    private Alert alert(@Nullable Long resolvedAt) {
        return Alert.newBuilder()
                .setAlertId("a1")
                .setSiteId("shop")
                .setPatternId("silence")
                .setStatus(resolvedAt == null ? "open" : "resolved")
                .setFirstEventAt(start - 60_000)
                .setLastEventAt(start - 60_000)
                .setDetectedAt(start)
                .setResolvedAt(resolvedAt)
                .build();
    }

    private HttpServer startRegistry() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/schemas/ids/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
                    String schema =
                            schemas.schemaOf(id).orElseThrow().toString().replace("\"", "\\\"");
                    byte[] answer =
                            ("{\"schema\":\"" + schema + "\"}").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
