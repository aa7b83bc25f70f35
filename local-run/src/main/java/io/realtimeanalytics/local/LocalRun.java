package io.realtimeanalytics.local;

import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.flink.FlinkJob;
import io.realtimeanalytics.local.flink.LocalFlink;
import io.realtimeanalytics.local.folder.RunFolder;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Stages;
import io.realtimeanalytics.local.programs.BridgePart;
import io.realtimeanalytics.local.programs.CollectorPart;
import io.realtimeanalytics.local.programs.SimulatorPart;
import io.realtimeanalytics.local.progress.LiveNumbers;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.local.store.LocalStore;
import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.history.HistoryJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The whole pipeline: which parts there are, and in which order they start. */
public final class LocalRun implements AutoCloseable {

    private static final Duration FIRST_REPORT_AFTER = Duration.ofSeconds(10);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Console console;
    private final Stages stages;
    private final LiveNumbers numbers;
    private final FlinkJob liveJob;
    private final List<List<Part>> order;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    /**
     * @param console gets one line for each part
     */
    public LocalRun(LocalRunConfig config, Console console) {
        this.console = console;
        this.stages = new Stages(console);
        RunFolder folder = config.folder();
        Ports ports = config.ports();
        Path logs = folder.logs();
        LocalKafka kafka = new LocalKafka(folder.kafka(), ports.kafka(), ports.kafkaController());
        LocalRegistry registry =
                new LocalRegistry(
                        config.resources().registry(),
                        folder.registry(),
                        logs.resolve("registry.log"),
                        ports.registry(),
                        failure::complete);
        LocalStore store =
                new LocalStore(folder.store(), logs.resolve("questdb.log"), ports.store());
        LocalFlink flink = new LocalFlink(folder.flink(), logs.resolve("flink.log"), ports.flink());
        Programs programs =
                Programs.from(config, kafka.bootstrapServers(), registry.apiUrl(), store.url());
        boolean isSimulated = config.eventsPerSecond() > 0;
        this.numbers = new LiveNumbers(kafka.bootstrapServers(), registry.apiUrl(), isSimulated);
        this.liveJob =
                job(
                        flink,
                        new FlinkJob.Definition(
                                AnalyticsJob.NAME,
                                "Live job",
                                config.parallelism(),
                                environment ->
                                        AnalyticsJob.build(environment, programs.pipeline())));
        FlinkJob historyJob =
                job(
                        flink,
                        new FlinkJob.Definition(
                                HistoryJob.NAME,
                                "History job",
                                1,
                                environment -> HistoryJob.build(environment, programs.history())));
        List<Part> simulator =
                isSimulated ? List.of(new SimulatorPart(programs.simulator())) : List.of();
        this.order =
                List.of(
                        List.of(kafka, registry, flink),
                        List.of(
                                new BridgePart(programs.bridge()),
                                liveJob,
                                new CollectorPart(programs.collector())),
                        simulator,
                        List.of(numbers),
                        List.of(store),
                        List.of(historyJob));
        LocalKafka.onFatalError(() -> failure.complete("Kafka cannot go on; see " + logs));
    }

    private FlinkJob job(LocalFlink flink, FlinkJob.Definition definition) {
        return new FlinkJob(flink, definition, console, failure::complete);
    }

    /**
     * Starts everything.
     *
     * @throws FailedStartException if a part does not start; what had been started goes on running
     */
    public void start() throws FailedStartException, InterruptedException {
        for (List<Part> stage : order) {
            stages.start(stage);
        }
    }

    /** Completes if a part ends by itself, with a message for people. */
    public CompletableFuture<String> failure() {
        return failure;
    }

    /** Reports now and then how it goes; ends only by an interrupt. */
    void report() throws InterruptedException {
        Duration pause = FIRST_REPORT_AFTER;
        while (true) {
            Thread.sleep(pause.toMillis());
            pause = REPORT_EVERY;
            console.line(
                    "  %s  %s%s"
                            .formatted(
                                    LocalTime.now(ZoneId.systemDefault()).format(TIME),
                                    numbers.report(),
                                    liveJob.isHealthy() ? "" : "; the live job is restarting"));
        }
    }

    @Override
    public void close() {
        stages.close();
    }
}
