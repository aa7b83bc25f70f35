package io.realtimeanalytics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.testing.Api;
import io.realtimeanalytics.bridge.testing.Events;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.testing.TestKafka;
import io.realtimeanalytics.bridge.testing.TestSchemaRegistry;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.Subjects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeKafkaTest {

    private static final String TOPIC = Topic.METRICS_LIVE.name();
    private static final TestSchemaRegistry REGISTRY = new TestSchemaRegistry();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestKafka kafka;
    private static KafkaProducer<byte[], byte[]> producer;
    private static AvroEncoder<MetricResult> encoder;

    @BeforeAll
    static void startKafka(@TempDir Path directory) throws Exception {
        kafka = new TestKafka(directory);
        kafka.create(Topic.METRICS_LIVE);
        kafka.create(Topic.ALERTS);
        kafka.create(Topic.SESSIONS);
        kafka.create(Topic.SHARES);
        kafka.create(Topic.EVENTS);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "0"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        encoder = AvroEncoder.of(MetricResult.class, Subjects.METRIC_RESULT, REGISTRY);
    }

    @AfterAll
    static void stopKafka() {
        producer.close(Duration.ZERO);
        kafka.close();
    }

    @Test
    void bringsResultsFromKafkaToTheScreen() throws Exception {
        try (Bridge bridge = startBridge(Map.of())) {
            awaitReady(bridge);
            long now = System.currentTimeMillis();
            write(events("live-site", now, 1));
            await().until(() -> get(bridge, "/api/v1/sites").body().contains("live-site"));

            try (TestScreen screen = TestScreen.open(bridge.boundPort())) {
                screen.subscribe("site:live-site:overview");
                await().until(() -> screen.copy("site:live-site:overview").snapshots() == 1);
                write(events("live-site", now, 2));

                await().until(() -> screen.copy("site:live-site:overview").deltas() == 1);
                assertThat(screen.copy("site:live-site:overview").shown())
                        .extracting(LiveResult::revision)
                        .containsExactly(2L);
                assertThat(screen.messages(ServerMessage.Delta.class).get(0).results().get(0))
                        .extracting(LiveResult::oldestReceivedAtMillis)
                        .isEqualTo(now);
            }
        }
    }

    @Test
    void bringsAlertsFromBeforeAndFromNow() throws Exception {
        long now = System.currentTimeMillis();
        write(Results.alert("alarmed", "before", "critical", now).build());
        write(events("alarmed", now, 1));
        try (Bridge bridge = startBridge(Map.of());
                TestScreen screen = openWhenReady(bridge)) {
            await().until(() -> overview(bridge, "alarmed").alerts().size() == 1);
            screen.subscribe("site:alarmed:overview");
            await().until(() -> screen.copy("site:alarmed:overview").snapshots() == 1);
            write(
                    Results.alert("alarmed", "before", "critical", now)
                            .setStatus("resolved")
                            .setResolvedAt(now + 1)
                            .build());

            await().until(() -> !screen.messages(ServerMessage.Delta.class).isEmpty());
            assertThat(screen.messages(ServerMessage.Delta.class).get(0).alerts())
                    .extracting(LiveAlert::id, LiveAlert::status, LiveAlert::resolvedAtMillis)
                    .containsExactly(tuple("before", "resolved", now + 1));
        }
    }

    @Test
    void bringsSessionsThatHaveEnded() throws Exception {
        long now = System.currentTimeMillis();
        write(events("visited", now, 1));
        try (Bridge bridge = startBridge(Map.of());
                TestScreen screen = openWhenReady(bridge)) {
            screen.subscribe("site:visited:sessions");
            await().until(() -> !screen.messages(ServerMessage.Snapshot.class).isEmpty());
            write(Results.session("visited", "s1", now).setCampaign("spring").build());

            await().until(() -> !screen.messages(ServerMessage.Delta.class).isEmpty());
            assertThat(screen.messages(ServerMessage.Delta.class).get(0).sessions())
                    .extracting(LiveSession::id, LiveSession::campaign)
                    .containsExactly(tuple("s1", "spring"));
        }
    }

    @Test
    void countsWhatAFilterLetsThroughBeforeAndAfterItIsAskedFor() throws Exception {
        long now = System.currentTimeMillis();
        String channel = "site:filtered:overview?country=DE";
        write(events("filtered", now, 1));
        write(Events.from(Events.pageView("filtered", "e1", now), "DE").build());
        write(Events.from(Events.pageView("filtered", "e2", now), "FR").build());
        try (Bridge bridge = startBridge(Map.of());
                TestScreen screen = openWhenReady(bridge)) {
            await().until(() -> pageViews(bridge, "filtered", "country=DE") == 1);
            screen.subscribe(channel);
            await().until(() -> screen.copy(channel).snapshots() == 1);
            write(Events.from(Events.pageView("filtered", "e3", now), "DE").build());

            await().until(() -> screen.copy(channel).deltas() >= 1);
            assertThat(screen.copy(channel).shown())
                    .filteredOn(result -> result.metric().equals("page_views"))
                    .extracting(LiveResult::count)
                    .containsOnly(2L);
            assertThat(pageViews(bridge, "filtered", "country=DE")).isEqualTo(2);
        }
    }

    @Test
    void runsAnHourAgoBesideNow() throws Exception {
        long now = System.currentTimeMillis();
        long then = now - Duration.ofHours(1).toMillis();
        long soon = then + Duration.ofSeconds(8).toMillis();
        String filter = "ago=1h&country=DE";
        // In a partition of its own: what was written later in time comes later in a partition.
        write(events("compared", now, 1));
        write(1, Events.from(Events.pageView("compared", "e1", then), "DE").build());
        write(1, Events.from(Events.pageView("compared", "e3", soon), "DE").build());
        write(1, Events.from(Events.pageView("compared", "e2", now), "DE").build());
        try (Bridge bridge = startBridge(Map.of());
                TestScreen screen = openWhenReady(bridge)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> pageViews(bridge, "compared", filter) >= 1);
            screen.subscribe("site:compared:overview?" + filter);

            // The third is told when its time has come.
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> pageViews(bridge, "compared", filter) == 2);
            assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(now + 8_000);
            assertThat(screen.copy("site:compared:overview?" + filter).shown())
                    .isNotEmpty()
                    .allMatch(result -> result.startMillis() <= soon);
        }
    }

    @Test
    void rebuildsItsStateFromKafkaWhenItStartsAgain() throws Exception {
        long now = System.currentTimeMillis();
        for (int second = 0; second < 60; second++) {
            long time = now - second * 10_000L;
            write(events("rebuilt", time, 1), events("rebuilt", time, 2));
        }
        List<LiveResult> before;
        String epoch;
        long offset;
        try (Bridge bridge = startBridge(Map.of())) {
            awaitReady(bridge);
            ServerMessage.Snapshot snapshot = overview(bridge, "rebuilt");
            before = snapshot.results();
            epoch = snapshot.epoch();
            offset = snapshot.offset();
        }

        try (Bridge bridge = startBridge(Map.of());
                TestScreen screen = openWhenReady(bridge)) {
            screen.resume("site:rebuilt:overview", epoch, offset);
            await().until(() -> screen.copy("site:rebuilt:overview").snapshots() == 1);

            assertThat(before).hasSize(60).allMatch(result -> result.revision() == 2);
            assertThat(screen.copy("site:rebuilt:overview").shown()).isEqualTo(before);
            assertThat(screen.copy("site:rebuilt:overview").epoch()).isNotEqualTo(epoch);
        }
    }

    @Test
    void skipsAndCountsWhatIsNotAResult() throws Exception {
        byte[] key = "poison".getBytes(StandardCharsets.UTF_8);
        try (Bridge bridge = startBridge(Map.of())) {
            awaitReady(bridge);
            for (byte[] poison :
                    new byte[][] {{}, {1, 2, 3}, {0, 0, 0, 0, 1, 1}, {0, 9, 9, 9, 9, 7}}) {
                producer.send(new ProducerRecord<>(TOPIC, key, poison)).get();
            }
            producer.send(new ProducerRecord<>(TOPIC, key, null)).get();
            write(events("after-poison", System.currentTimeMillis(), 1));

            await().until(() -> get(bridge, "/api/v1/sites").body().contains("after-poison"));
            await().untilAsserted(
                            () ->
                                    assertThat(get(bridge, "/metrics").body())
                                            .contains(undecodable("not_framed") + " 2.0")
                                            .contains(undecodable("unknown_schema") + " 1.0")
                                            .contains(undecodable("undecodable") + " 1.0")
                                            .contains(
                                                    "bridge_lag_records{topic=\"metrics.live\",partition=\"0\",} 0.0")
                                            .contains("bridge_event_to_bridge_seconds_count 1.0"));
        }
    }

    @Test
    void servesOnWhileKafkaIsAwayAndGoesOnWhenItIsBack() throws Exception {
        long now = System.currentTimeMillis();
        String channel = "site:patient:overview";
        write(events("patient", now, 1));
        try (Bridge bridge = startBridge(Map.of("BRIDGE_HEARTBEAT", "200ms"));
                TestScreen screen = openWhenReady(bridge)) {
            kafka.stop();
            screen.subscribe(channel);
            await().until(() -> screen.copy(channel).snapshots() == 1);
            int heartbeats = screen.messages(ServerMessage.Heartbeat.class).size();
            await().until(
                            () ->
                                    screen.messages(ServerMessage.Heartbeat.class).size()
                                            > heartbeats + 3);
            assertThat(get(bridge, "/health/ready").statusCode()).isEqualTo(200);

            kafka.restart();
            write(events("patient", now, 2));

            await().atMost(Duration.ofSeconds(30)).until(() -> screen.copy(channel).deltas() >= 1);
            assertThat(screen.copy(channel).shown())
                    .extracting(LiveResult::revision)
                    .containsExactly(2L);
        }
    }

    @Test
    void sharedLinksAreKnownToAllBridgesAndAfterARestart() throws Exception {
        String shares = "/api/v1/sites/shared/shares";
        String token;
        String id;
        try (Bridge first = startBridge(Map.of("BRIDGE_SITES", "shared"))) {
            awaitReady(first);
            JsonNode link =
                    Api.json(
                            new Api(first.boundPort()).post(shares, "{\"expiresInSeconds\":3600}"));
            token = link.get("token").asText();
            id = link.get("id").asText();
        }
        try (Bridge second = startBridge(Map.of());
                Bridge third = startBridge(Map.of())) {
            Api secondApi = new Api(second.boundPort());
            await().until(() -> sitesOf(secondApi, token) == 200);
            try (TestScreen screen = openWhenReady(second)) {
                screen.send(new ClientMessage.Authenticate(token));
                await().until(() -> screen.messages(ServerMessage.Welcome.class).size() == 2);
                Api thirdApi = new Api(third.boundPort());
                await().until(() -> sitesOf(thirdApi, token) == 200);
                thirdApi.send(thirdApi.request(shares + '/' + id).DELETE());

                assertThat(screen.closed().code()).isEqualTo(4507);
            }
        }
    }

    private static int sitesOf(Api api, String token) throws Exception {
        return api.send(api.request("/api/v1/sites").header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void isNotReadyWhileKafkaCannotBeReached() throws Exception {
        try (Bridge bridge = startBridge(Map.of(), "127.0.0.1:1")) {
            assertThat(get(bridge, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(bridge, "/health/ready").statusCode()).isEqualTo(503);
        }
    }

    private static String undecodable(String kind) {
        return "bridge_undecodable_records_total{kind=\"" + kind + "\",}";
    }

    private static ServerMessage.Snapshot overview(Bridge bridge, String site) throws Exception {
        String json = get(bridge, "/api/v1/sites/" + site + "/overview").body();
        return (ServerMessage.Snapshot) LiveJson.parseServer(json);
    }

    private static TestScreen openWhenReady(Bridge bridge) {
        awaitReady(bridge);
        return TestScreen.open(bridge.boundPort());
    }

    private static MetricResult events(String site, long timeMillis, long revision) {
        return Results.count(site, Metric.EVENTS, Window.TEN_SECONDS, timeMillis, revision).build();
    }

    private static Bridge startBridge(Map<String, String> more) throws IOException {
        return startBridge(more, kafka.bootstrapServers());
    }

    private static Bridge startBridge(Map<String, String> more, String servers) throws IOException {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", servers);
        variables.put("BRIDGE_PORT", "0");
        variables.put("BRIDGE_DEMO", "true");
        Bridge bridge =
                new Bridge(
                        BridgeConfig.from(variables),
                        REGISTRY,
                        new CollectorRegistry(),
                        Clock.systemUTC());
        bridge.start();
        return bridge;
    }

    private static void awaitReady(Bridge bridge) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(bridge, "/health/ready").statusCode() == 200);
    }

    private static HttpResponse<String> get(Bridge bridge, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + bridge.boundPort() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void write(Alert alert) throws Exception {
        byte[] key = ("alarmed|" + alert.getAlertId()).getBytes(StandardCharsets.UTF_8);
        byte[] value = AvroEncoder.of(Alert.class, Subjects.ALERT, REGISTRY).encode(alert);
        producer.send(new ProducerRecord<>(Topic.ALERTS.name(), key, value)).get();
    }

    /** Of the half hour, -1 while there is none. */
    private static long pageViews(Bridge bridge, String site, String filter) throws Exception {
        HttpResponse<String> answer = get(bridge, "/api/v1/sites/" + site + "/overview?" + filter);
        if (answer.statusCode() != 200) {
            return -1;
        }
        var snapshot = (ServerMessage.Snapshot) LiveJson.parseServer(answer.body());
        return snapshot.results().stream()
                .filter(result -> result.metric().equals("page_views"))
                .filter(result -> result.window().equals("30m"))
                .mapToLong(LiveResult::count)
                .findFirst()
                .orElse(-1);
    }

    private static void write(Event event) throws Exception {
        write(0, event);
    }

    private static void write(int partition, Event event) throws Exception {
        byte[] value = AvroEncoder.of(Event.class, Subjects.EVENT, REGISTRY).encode(event);
        long writtenAtMillis = event.getReceivedAt();
        producer.send(
                        new ProducerRecord<>(
                                Topic.EVENTS.name(), partition, writtenAtMillis, null, value))
                .get();
    }

    private static void write(Session session) throws Exception {
        byte[] value = AvroEncoder.of(Session.class, Subjects.SESSION, REGISTRY).encode(session);
        producer.send(new ProducerRecord<>(Topic.SESSIONS.name(), value)).get();
    }

    private static void write(MetricResult... results) throws Exception {
        for (MetricResult result : List.of(results)) {
            byte[] key = ResultKeys.keyOf(result).getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(TOPIC, key, encoder.encode(result))).get();
        }
    }
}
