package io.realtimeanalytics.verification.history;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.rebuild.Rebuild;
import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.flink.FlinkJob;
import io.realtimeanalytics.local.flink.LocalFlink;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import io.realtimeanalytics.pipeline.history.HistoryJob;
import io.realtimeanalytics.simulator.Simulator;
import io.realtimeanalytics.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Stops the store for a while under load: the live path must not notice, history must catch up, no
 * point may be missing. Exit code 0 if none is.
 *
 * <p>Arguments: events per second, seconds of each phase, folder for files, folder of the unpacked
 * registry. The store is InfluxDB 2 if INFLUX_URL and INFLUX_COMMAND are set, else QuestDB.
 */
public final class OutageBench {

    private static final long CATCH_UP_POLL_MILLIS = 500;
    private static final int WARM_UP_PHASES = 1;

    private final String rate;
    private final long phaseMillis;
    private final BenchStore store;
    private final Platform platform;

    /** What everything runs on. */
    private record Platform(LocalKafka kafka, LocalRegistry registry, LocalFlink flink) {}

    private OutageBench(String[] arguments, BenchStore store, Platform platform) {
        this.rate = arguments[0];
        this.phaseMillis = 1_000 * Long.parseLong(arguments[1]);
        this.store = store;
        this.platform = platform;
    }

    /** Runs everything and prints what was seen. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Map<String, String> variables = System.getenv();
        String command = variables.getOrDefault("INFLUX_COMMAND", "");
        BenchStore store =
                command.isEmpty()
                        ? BenchStore.embedded(folder, StoreBench.freePort())
                        : BenchStore.influx(variables, command);
        Platform platform =
                new Platform(
                        new LocalKafka(
                                folder.resolve("kafka"),
                                StoreBench.freePort(),
                                StoreBench.freePort()),
                        new LocalRegistry(
                                Path.of(arguments[3]),
                                folder.resolve("registry"),
                                folder.resolve("registry.log"),
                                StoreBench.freePort(),
                                System.err::println),
                        new LocalFlink(
                                folder.resolve("flink"),
                                folder.resolve("flink.log"),
                                StoreBench.freePort()));
        boolean isEqual = new OutageBench(arguments, store, platform).run();
        System.exit(isEqual ? 0 : 1);
    }

    private boolean run() throws Exception {
        Deque<Part> parts = new ArrayDeque<>();
        start(parts, platform.kafka());
        start(parts, platform.registry());
        start(parts, platform.flink());
        store.start();
        start(parts, live());
        start(parts, history());
        try (LiveDelays delays =
                new LiveDelays(platform.kafka().bootstrapServers(), platform.registry().apiUrl())) {
            delays.start();
            outage(delays);
            return verify();
        } finally {
            while (!parts.isEmpty()) {
                parts.pop().close();
            }
            store.stop();
        }
    }

    private void outage(LiveDelays delays) throws Exception {
        System.out.println(store.name() + ", " + rate + " events/s");
        try (Simulator simulator =
                new Simulator(
                        SimulatorConfig.from(simulatorSettings()),
                        new HttpSchemaRegistry(platform.registry().apiUrl()))) {
            simulator.start();
            Thread.sleep(WARM_UP_PHASES * phaseMillis);
            phase("warm-up", delays, 0);
            phase("before", delays, phaseMillis);
            store.stop();
            phase("store away", delays, phaseMillis);
            store.start();
            long backMillis = System.currentTimeMillis();
            long caughtUpMillis = catchUp() - backMillis;
            phase("after", delays, phaseMillis - caughtUpMillis);
            System.out.printf("  history had caught up after %d ms%n", caughtUpMillis);
        }
    }

    private static void phase(String name, LiveDelays delays, long millis)
            throws InterruptedException {
        Thread.sleep(Math.max(0, millis));
        System.out.printf("  %-12s %s%n", name, delays.report());
    }

    /** When the store held all that the topic held when this was called. */
    private long catchUp() throws Exception {
        try (Rebuild check = Rebuild.open(historyConfig(), OutageBench::print)) {
            check.readTopic();
            while (!check.isComplete()) {
                Thread.sleep(CATCH_UP_POLL_MILLIS);
            }
            return System.currentTimeMillis();
        }
    }

    private boolean verify() throws Exception {
        try (Rebuild check = Rebuild.open(historyConfig(), OutageBench::print)) {
            return check.verify();
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static void start(Deque<Part> parts, Part part) throws Exception {
        parts.push(part);
        String unused = part.start();
    }

    private FlinkJob live() {
        PipelineConfig config = PipelineConfig.from(common());
        return job(
                new FlinkJob.Definition(
                        AnalyticsJob.NAME,
                        "Live job",
                        1,
                        environment -> AnalyticsJob.build(environment, config)));
    }

    private FlinkJob history() {
        HistoryConfig config = historyConfig();
        return job(
                new FlinkJob.Definition(
                        HistoryJob.NAME,
                        "History job",
                        1,
                        environment -> HistoryJob.build(environment, config)));
    }

    private FlinkJob job(FlinkJob.Definition definition) {
        return new FlinkJob(
                platform.flink(), definition, new Console(System.out, false), System.err::println);
    }

    private HistoryConfig historyConfig() {
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.putAll(common());
        return HistoryConfig.from(settings);
    }

    private Map<String, String> simulatorSettings() {
        Map<String, String> settings = new HashMap<>(common());
        settings.put("SIMULATOR_RATE", rate);
        settings.put("SIMULATOR_STATUS_EVERY", "0s");
        settings.put("KAFKA_COMPRESSION_TYPE", "none");
        return settings;
    }

    private Map<String, String> common() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                platform.kafka().bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                platform.registry().apiUrl().toString());
    }
}
