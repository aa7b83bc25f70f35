package io.realtimeanalytics.verification.drain;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.pipeline.pattern.PatternsConfig;
import io.realtimeanalytics.pipeline.pattern.PatternsJob;
import io.realtimeanalytics.pipeline.pattern.candidate.PatternRecord;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import io.realtimeanalytics.simulator.Simulator;
import io.realtimeanalytics.simulator.SimulatorConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * How many candidates a second patterns take, with state in memory and in RocksDB, and how fast the
 * whole patterns job works off a backlog of simulated events.
 *
 * <p>Arguments: candidates for memory, candidates for RocksDB, simulated events, folder for files,
 * folder of the unpacked registry.
 */
public final class PatternsBench {

    private static final String MEMORY = "hashmap";
    private static final String ROCKS_DB = "rocksdb";
    private static final long CANDIDATES_PER_SECOND = 2_000;
    private static final int SIMULATED_PER_SECOND = 40_000;

    private final Path folder;

    private PatternsBench(Path folder) {
        this.folder = folder;
    }

    /** Runs all and prints a table. */
    public static void main(String[] arguments) throws Exception {
        PatternsBench bench = new PatternsBench(Path.of(arguments[3]));
        bench.candidates(MEMORY, Long.parseLong(arguments[0]) / 10);
        bench.candidates(MEMORY, Long.parseLong(arguments[0]));
        bench.candidates(ROCKS_DB, Long.parseLong(arguments[1]));
        bench.backlog(Long.parseLong(arguments[2]), Path.of(arguments[4]));
    }

    private void candidates(String backend, long number) throws Exception {
        StreamExecutionEnvironment env = environment(backend);
        WatermarkStrategy<PatternRecord> eventTime =
                WatermarkStrategy.<PatternRecord>forBoundedOutOfOrderness(
                                config(Map.of()).skewAllowance())
                        .withTimestampAssigner((record, at) -> record.timeMillis());
        DataStream<PatternRecord> records =
                env.fromSequence(0, number - 1)
                        .map(new CandidateLoad(CANDIDATES_PER_SECOND))
                        .returns(TypeInformation.of(PatternRecord.class))
                        .assignTimestampsAndWatermarks(eventTime);
        DataStream<DefinitionUpdate> noEdits =
                env.fromData(
                        TypeInformation.of(DefinitionUpdate.class),
                        new DefinitionUpdate("none", null));
        PatternsJob.alerts(records, noEdits, config(Map.of())).sinkTo(new DiscardingSink<>());
        measure("candidates, state in " + backend, number, env);
    }

    private void backlog(long events, Path registryFolder) throws Exception {
        LocalKafka kafka = new LocalKafka(folder.resolve("kafka"), port(), port());
        LocalRegistry registry =
                new LocalRegistry(
                        registryFolder,
                        folder.resolve("registry"),
                        folder.resolve("registry.log"),
                        port(),
                        System.err::println);
        try {
            kafka.start();
            registry.start();
            Map<String, String> settings =
                    Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                            "SCHEMA_REGISTRY_URL", registry.apiUrl().toString());
            fill(events, settings, new HttpSchemaRegistry(registry.apiUrl()));
            for (String backend : new String[] {MEMORY, MEMORY, ROCKS_DB}) {
                StreamExecutionEnvironment env = BenchCluster.environment(folder);
                PatternsJob.build(env, config(settings));
                use(backend, env);
                measure("events from Kafka, state in " + backend, events, env);
            }
        } finally {
            registry.close();
            kafka.close();
        }
    }

    private static void fill(long events, Map<String, String> common, HttpSchemaRegistry registry)
            throws InterruptedException {
        Map<String, String> settings = new HashMap<>(common);
        settings.put("SIMULATOR_RATE", Integer.toString(SIMULATED_PER_SECOND));
        settings.put("SIMULATOR_COUNT", Long.toString(events));
        settings.put("SIMULATOR_STATUS_EVERY", "0s");
        settings.put("SIMULATOR_MAX_IN_FLIGHT", Long.toString(10_000_000));
        settings.put("SIMULATOR_DUPLICATE_SHARE", "0.05");
        settings.put("SIMULATOR_OUT_OF_ORDER_SHARE", "0.05");
        settings.put("SIMULATOR_BOT_SHARE", "0.02");
        try (Simulator simulator = new Simulator(SimulatorConfig.from(settings), registry)) {
            simulator.start();
            simulator.awaitEnd();
        }
    }

    private StreamExecutionEnvironment environment(String backend) {
        StreamExecutionEnvironment env = BenchCluster.environment(folder);
        PatternsJob.configure(env);
        use(backend, env);
        return env;
    }

    private static void use(String backend, StreamExecutionEnvironment env) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        env.configure(settings);
    }

    private static PatternsConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("PATTERNS_STOP_AT_END", "true");
        return PatternsConfig.from(all);
    }

    private static void measure(String name, long events, StreamExecutionEnvironment env)
            throws Exception {
        long cpuNanos = BenchCluster.cpuNanos();
        long startNanos = System.nanoTime();
        env.execute(name);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double cpuSeconds = (BenchCluster.cpuNanos() - cpuNanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-40s %,10d  %6.1f s  %,9.0f a second  %,9.0f per CPU second%n",
                name,
                events,
                seconds,
                events / seconds,
                events / cpuSeconds);
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
