package io.realtimeanalytics.verification.drain;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.pipeline.PipelineConfig;
import io.realtimeanalytics.simulator.Simulator;
import io.realtimeanalytics.simulator.SimulatorConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Fills the topic of events, then lets jobs read all of it, one after the other: one that throws
 * the bytes away, one that decodes them, the live job cut short after its stages, and all of it.
 * All in this process, so that CPU time is that of Kafka, too, for each of them alike.
 *
 * <p>Arguments: number of events, rounds, folder for files, folder of the unpacked registry.
 */
public final class DrainBench {

    /** What the sites had: a backlog of a million events is one of eight minutes. */
    private static final int RATE = 2_000;

    private static final int SPEED = 20;

    private final long events;
    private final String kafka;
    private final URI registry;
    private final Path folder;

    private record Variant(String name, Consumer<StreamExecutionEnvironment> job) {}

    private record Result(String name, double seconds, double cpuSeconds, long stateBytes) {}

    private DrainBench(long events, String kafka, URI registry, Path folder) {
        this.events = events;
        this.kafka = kafka;
        this.registry = registry;
        this.folder = folder;
    }

    /** Runs all and prints a table. */
    public static void main(String[] arguments) throws Exception {
        long events = Long.parseLong(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        LocalKafka kafka = new LocalKafka(folder.resolve("kafka"), port(), port());
        LocalRegistry registry =
                new LocalRegistry(
                        Path.of(arguments[3]),
                        folder.resolve("registry"),
                        folder.resolve("registry.log"),
                        port(),
                        System.err::println);
        try {
            kafka.start();
            registry.start();
            DrainBench bench =
                    new DrainBench(events, kafka.bootstrapServers(), registry.apiUrl(), folder);
            bench.fill();
            bench.run(rounds);
        } finally {
            registry.close();
            kafka.close();
        }
    }

    private void fill() throws InterruptedException {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("SIMULATOR_RATE", Integer.toString(RATE));
        settings.put("SIMULATOR_SPEED", Integer.toString(SPEED));
        settings.put("SIMULATOR_START", "2026-03-02T10:00:00Z");
        settings.put("SIMULATOR_COUNT", Long.toString(events));
        settings.put("SIMULATOR_STATUS_EVERY", "0s");
        settings.put("SIMULATOR_MAX_IN_FLIGHT", Long.toString(10_000_000));
        settings.put("SIMULATOR_DUPLICATE_SHARE", "0.05");
        settings.put("SIMULATOR_OUT_OF_ORDER_SHARE", "0.05");
        try (Simulator simulator =
                new Simulator(SimulatorConfig.from(settings), new HttpSchemaRegistry(registry))) {
            simulator.start();
            simulator.awaitEnd();
        }
    }

    private Map<String, String> common() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka, "SCHEMA_REGISTRY_URL", registry.toString());
    }

    private void run(int rounds) throws Exception {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("PIPELINE_STOP_AT_END", "true");
        Stages stages = new Stages(PipelineConfig.from(settings));
        List<Variant> variants =
                List.of(
                        new Variant("source, bytes thrown away", this::discard),
                        new Variant("source, decoded, thrown away", stages::decode),
                        new Variant("... copies told apart", stages::tellCopiesApart),
                        new Variant("... and events counted", stages::count),
                        new Variant("... or visitors followed", stages::follow),
                        new Variant("live job, all of it", stages::all));
        List<Result> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : variants) {
                Result result = measure(variant);
                results.add(result);
                print(result);
            }
        }
        Result bare = best(results, variants.get(0));
        Result decoded = best(results, variants.get(1));
        Result live = best(results, variants.get(5));
        System.out.printf(
                Locale.ROOT,
                "best round, per CPU second: the live job reaches %.2f of a source that decodes,"
                        + " %.2f of one that does not%n",
                decoded.cpuSeconds() / live.cpuSeconds(),
                bare.cpuSeconds() / live.cpuSeconds());
    }

    private Result measure(Variant variant) throws Exception {
        Path files = Files.createTempDirectory(folder, "job");
        StreamExecutionEnvironment environment = BenchCluster.environment(files);
        variant.job().accept(environment);
        try (LargestSize state = new LargestSize(files)) {
            long cpuNanos = BenchCluster.cpuNanos();
            long startNanos = System.nanoTime();
            environment.execute(variant.name());
            return new Result(
                    variant.name(),
                    (System.nanoTime() - startNanos) / 1e9,
                    (BenchCluster.cpuNanos() - cpuNanos) / 1e9,
                    state.bytes());
        }
    }

    private void print(Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %6.1f s  %,10.0f events/s  %,10.0f events per CPU second"
                        + "  %6.1f MB of state per million%n",
                result.name(),
                result.seconds(),
                events / result.seconds(),
                events / result.cpuSeconds(),
                (double) result.stateBytes() / events);
    }

    private static Result best(List<Result> results, Variant variant) {
        return results.stream()
                .filter(result -> result.name().equals(variant.name()))
                .reduce((left, right) -> left.cpuSeconds() <= right.cpuSeconds() ? left : right)
                .orElseThrow();
    }

    private void discard(StreamExecutionEnvironment environment) {
        KafkaSource<byte[]> source =
                KafkaSource.<byte[]>builder()
                        .setBootstrapServers(kafka)
                        .setTopics(Topic.EVENTS.name())
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(OffsetsInitializer.latest())
                        .setDeserializer(
                                KafkaRecordDeserializationSchema.valueOnly(
                                        ByteArrayDeserializer.class))
                        .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "bytes")
                .sinkTo(new DiscardingSink<>());
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
