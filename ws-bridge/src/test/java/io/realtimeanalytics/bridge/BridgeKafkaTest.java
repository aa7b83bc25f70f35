package io.realtimeanalytics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.testing.TestKafka;
import io.realtimeanalytics.bridge.testing.TestSchemaRegistry;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.live.LiveResult;
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

    private static MetricResult events(String site, long timeMillis, long revision) {
        return Results.count(site, Metric.EVENTS, Window.TEN_SECONDS, timeMillis, revision).build();
    }

    private static Bridge startBridge(Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        variables.put("BRIDGE_PORT", "0");
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

    private static void write(MetricResult... results) throws Exception {
        for (MetricResult result : List.of(results)) {
            byte[] key = ResultKeys.keyOf(result).getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(TOPIC, key, encoder.encode(result))).get();
        }
    }
}
