package io.realtimeanalytics.local.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.Bridge;
import io.realtimeanalytics.bridge.BridgeConfig;
import io.realtimeanalytics.canary.Canary;
import io.realtimeanalytics.canary.CanaryConfig;
import io.realtimeanalytics.collector.Collector;
import io.realtimeanalytics.collector.CollectorConfig;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.local.flink.FlinkJob;
import io.realtimeanalytics.local.flink.LocalFlink;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.local.testing.FreePorts;
import io.realtimeanalytics.local.testing.Lines;
import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through a real collector, broker, job and bridge, and over a restart of the bridge. */
class CanaryJourneyTest {

    private static final Path REGISTRY_PROGRAM = Path.of("target/registry").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, String> common = new HashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final CollectorRegistry numbers = new CollectorRegistry();
    private int bridgePort;

    @BeforeEach
    void startPlatform() throws Exception {
        bridgePort = FreePorts.next();
        LocalKafka kafka =
                new LocalKafka(folder.resolve("kafka"), FreePorts.next(), FreePorts.next());
        started.push(kafka::close);
        String unusedKafka = kafka.start();
        LocalRegistry registry =
                new LocalRegistry(
                        REGISTRY_PROGRAM,
                        folder.resolve("registry"),
                        folder.resolve("registry.log"),
                        FreePorts.next(),
                        failures::add);
        started.push(registry::close);
        String unusedRegistry = registry.start();
        common.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        common.put("SCHEMA_REGISTRY_URL", registry.apiUrl().toString());
        startLiveJob();
    }

    @AfterEach
    void stopPlatform() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    @Timeout(300)
    void seesEveryEventArriveAlsoWhatCameWhileTheBridgeWasAway() throws Exception {
        Collector collector = startCollector();
        Bridge bridge = startBridge();
        startCanary(collector.boundPort());
        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= 5);

        bridge.close();
        await().atMost(PATIENCE).until(() -> value("canary_connected") == 0);
        double sentWithout = value("canary_sent_total") + 3;
        await().atMost(PATIENCE).until(() -> value("canary_sent_total") >= sentWithout);
        Bridge next = startBridge();

        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= sentWithout + 3);
        assertThat(next.isReady()).isTrue();
        assertThat(value("canary_lost_total")).isZero();
        assertThat(value("canary_send_failures_total")).isZero();
        // All but those that are under way this second.
        assertThat(value("canary_sent_total") - value("canary_arrived_total")).isBetween(0., 2.);
        assertThat(bucket("1.0")).isPositive();
    }

    private void startLiveJob() throws Exception {
        LocalFlink flink =
                new LocalFlink(
                        folder.resolve("flink"), folder.resolve("flink.log"), FreePorts.next());
        started.push(flink::close);
        String unusedFlink = flink.start();
        PipelineConfig config = PipelineConfig.from(common);
        FlinkJob job =
                new FlinkJob(
                        flink,
                        new FlinkJob.Definition(
                                AnalyticsJob.NAME,
                                "Live job",
                                1,
                                environment -> AnalyticsJob.build(environment, config)),
                        new Lines().console(),
                        failures::add);
        started.push(job::close);
        String unusedJob = job.start();
    }

    private Collector startCollector() {
        Collector collector =
                new Collector(
                        CollectorConfig.from(
                                with(Map.of("COLLECTOR_PORT", "0", "COLLECTOR_SITES", "canary="))),
                        new CollectorRegistry());
        started.push(collector);
        collector.start();
        await().atMost(PATIENCE).until(collector::isReady);
        return collector;
    }

    private Bridge startBridge() throws IOException {
        BridgeConfig config =
                BridgeConfig.from(
                        with(
                                Map.of(
                                        "BRIDGE_PORT",
                                        Integer.toString(bridgePort),
                                        "BRIDGE_UNLISTED_SITES",
                                        "canary",
                                        "BRIDGE_DEMO",
                                        "true")));
        Bridge bridge =
                new Bridge(
                        config,
                        new HttpSchemaRegistry(config.source().schemaRegistryUrl()),
                        new CollectorRegistry(),
                        Clock.systemUTC());
        started.push(bridge);
        bridge.start();
        return bridge;
    }

    private void startCanary(int collectorPort) throws IOException {
        Canary canary =
                new Canary(
                        CanaryConfig.from(
                                Map.of(
                                        "CANARY_PORT",
                                        "0",
                                        "CANARY_COLLECTOR_URL",
                                        "http://127.0.0.1:" + collectorPort,
                                        "CANARY_BRIDGE_URL",
                                        "http://127.0.0.1:" + bridgePort)),
                        numbers);
        started.push(canary);
        canary.start();
    }

    private Map<String, String> with(Map<String, String> own) {
        Map<String, String> variables = new HashMap<>(common);
        variables.putAll(own);
        return variables;
    }

    private double value(String name) {
        Double value = numbers.getSampleValue(name);
        return value == null ? Double.NaN : value;
    }

    private double bucket(String bound) {
        Double value =
                numbers.getSampleValue(
                        "canary_event_to_screen_seconds_bucket",
                        new String[] {"le"},
                        new String[] {bound});
        return value == null ? Double.NaN : value;
    }
}
