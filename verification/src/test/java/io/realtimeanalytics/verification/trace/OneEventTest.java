package io.realtimeanalytics.verification.trace;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.realtimeanalytics.bridge.BridgeConfig;
import io.realtimeanalytics.collector.CollectorConfig;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.programs.BridgePart;
import io.realtimeanalytics.local.programs.CollectorPart;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs as they are, from the HTTP request to the word of a screen that it has painted. */
class OneEventTest {

    private static final Path REGISTRY_PROGRAM =
            Path.of("..", "local-run", "target", "registry").toAbsolutePath().normalize();
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String CANARY_SPAN = "b7ad6b7169203331";
    private static final String CHANNEL = "site:demo-shop:overview";

    @Test
    @Timeout(300)
    void isFollowedThroughAllHops(@TempDir Path folder) throws Exception {
        LocalKafka kafka = new LocalKafka(folder.resolve("kafka"), freePort(), freePort());
        LocalRegistry registry =
                new LocalRegistry(
                        REGISTRY_PROGRAM,
                        folder.resolve("registry"),
                        folder.resolve("registry.log"),
                        freePort(),
                        System.err::println);
        try (Receiver receiver = new Receiver()) {
            kafka.start();
            registry.start();
            Map<String, String> settings = new HashMap<>(receiver.settings());
            settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
            settings.put("SCHEMA_REGISTRY_URL", registry.apiUrl().toString());

            follow(settings, receiver);
        } finally {
            registry.close();
            kafka.close();
        }
    }

    private static void follow(Map<String, String> settings, Receiver receiver) throws Exception {
        BridgePart bridge = new BridgePart(BridgeConfig.from(bridgeSettings(settings)));
        CollectorPart collector =
                new CollectorPart(CollectorConfig.from(with(settings, "COLLECTOR_PORT", "0")));
        JobClient job = startJob(settings);
        try {
            URI bridgeAddress = URI.create(bridge.start());
            URI collectorAddress = URI.create(collector.start());
            WebSocket screen = Screen.watch(bridgeAddress, CHANNEL);

            assertThat(send(collectorAddress)).isEqualTo(202);

            await().atMost(120, SECONDS).until(() -> receiver.find("browser").isPresent());
            screen.abort();
            assertIsOneWay(receiver);
        } finally {
            job.cancel().get(30, SECONDS);
            collector.close();
            bridge.close();
        }
    }

    private static void assertIsOneWay(Receiver receiver) {
        await().atMost(30, SECONDS).until(() -> receiver.spans().size() >= 5);
        assertThat(receiver.spans())
                .extracting(each -> each.program() + ' ' + each.span().getName())
                .containsExactlyInAnyOrder(
                        "collector collector",
                        "pipeline source",
                        "pipeline emit",
                        "ws-bridge bridge",
                        "ws-bridge browser");
        Span collector = spanOf(receiver, "collector");
        Span source = spanOf(receiver, "source");
        Span emit = spanOf(receiver, "emit");
        Span bridge = spanOf(receiver, "bridge");
        Span browser = spanOf(receiver, "browser");

        assertThat(hex(collector.getTraceId())).isEqualTo(TRACE_ID);
        assertThat(hex(collector.getParentSpanId())).isEqualTo(CANARY_SPAN);
        assertThat(source.getTraceId()).isEqualTo(collector.getTraceId());
        assertThat(source.getParentSpanId()).isEqualTo(collector.getSpanId());

        assertThat(emit.getParentSpanId().isEmpty()).isTrue();
        assertThat(emit.getTraceId()).isNotEqualTo(source.getTraceId());
        assertThat(emit.getLinksList()).hasSize(1);
        assertThat(emit.getLinks(0).getTraceId()).isEqualTo(source.getTraceId());
        assertThat(emit.getLinks(0).getSpanId()).isEqualTo(source.getSpanId());

        assertThat(bridge.getTraceId()).isEqualTo(emit.getTraceId());
        assertThat(bridge.getParentSpanId()).isEqualTo(emit.getSpanId());
        assertThat(browser.getTraceId()).isEqualTo(emit.getTraceId());
        assertThat(browser.getParentSpanId()).isEqualTo(bridge.getSpanId());
        assertThat(browser.getEndTimeUnixNano() - browser.getStartTimeUnixNano())
                .isEqualTo(16_000_000);
        assertThat(bridge.getStartTimeUnixNano()).isGreaterThan(collector.getStartTimeUnixNano());
    }

    private static Span spanOf(Receiver receiver, String name) {
        return receiver.find(name).orElseThrow().span();
    }

    private static int send(URI collector) throws IOException, InterruptedException {
        String event =
                """
                {"site_id": "demo-shop", "events": [
                  {"event_type": "custom", "event_name": "canary"},
                  {"event_type": "custom", "event_name": "not_traced"}]}""";
        HttpRequest request =
                HttpRequest.newBuilder(collector.resolve("/v1/events"))
                        .header("Content-Type", "application/json")
                        .header("Origin", "http://localhost:8081")
                        // Java's own would make it a robot, whose events are not counted.
                        .header("User-Agent", "realtime-analytics-test")
                        .header("traceparent", "00-" + TRACE_ID + "-" + CANARY_SPAN + "-01")
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static JobClient startJob(Map<String, String> settings) throws Exception {
        Configuration flink = new Configuration();
        flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, flink);
        AnalyticsJob.build(environment, PipelineConfig.from(settings));
        return environment.executeAsync(AnalyticsJob.NAME);
    }

    // Nobody asks for history: no store has to be there.
    private static Map<String, String> bridgeSettings(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("BRIDGE_PORT", "0");
        all.put("BRIDGE_DEMO", "true");
        all.put("BRIDGE_SITES", "demo-shop");
        return all;
    }

    private static Map<String, String> with(
            Map<String, String> settings, String name, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
