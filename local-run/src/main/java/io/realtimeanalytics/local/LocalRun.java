package io.realtimeanalytics.local;

import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.flink.FlinkJob;
import io.realtimeanalytics.local.folder.RunFolder;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Stages;
import io.realtimeanalytics.local.preflight.Preflight;
import io.realtimeanalytics.local.programs.BridgePart;
import io.realtimeanalytics.local.programs.CollectorPart;
import io.realtimeanalytics.local.programs.SimulatorPart;
import io.realtimeanalytics.local.progress.LiveNumbers;
import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.history.HistoryJob;
import io.realtimeanalytics.pipeline.pattern.PatternsJob;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The whole pipeline: which parts there are, and in which order they start. */
final class LocalRun implements AutoCloseable {

    private static final Duration PATTERNS_SAVED_EVERY = Duration.ofSeconds(15);
    private static final Duration FIRST_REPORT_AFTER = Duration.ofSeconds(10);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);
    private static final long LITTLE_DISK_BYTES = 1L << 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final RunFolder folder;
    private final Console console;
    private final Stages stages;
    private final LiveNumbers numbers;
    private final List<FlinkJob> jobs;
    private final List<List<Part>> order;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    /**
     * Nothing is started yet.
     *
     * @param console gets one line for each part
     * @throws io.realtimeanalytics.event.environment.ConfigurationException if a program's settings
     *     are not usable
     */
    LocalRun(LocalRunConfig config, Console console) {
        this.folder = config.folder();
        this.console = console;
        this.stages = new Stages(console);
        Platform platform = Platform.of(config, failure::complete);
        Programs programs = Programs.from(config, platform);
        boolean isSimulated = config.eventsPerSecond() > 0;
        this.numbers =
                new LiveNumbers(
                        platform.kafka().bootstrapServers(),
                        platform.registry().apiUrl(),
                        isSimulated);
        FlinkJob live = liveJob(programs, config.parallelism(), platform);
        List<FlinkJob> patterns =
                config.hasPatterns() ? List.of(patternsJob(programs, platform)) : List.of();
        FlinkJob history = historyJob(programs, platform);
        this.jobs = joined(List.of(live, history), patterns);
        this.order =
                List.of(
                        List.of(platform.kafka(), platform.registry(), platform.flink()),
                        List.of(
                                new BridgePart(programs.bridge()),
                                live,
                                new CollectorPart(programs.collector())),
                        isSimulated ? List.of(new SimulatorPart(programs.simulator())) : List.of(),
                        List.of(numbers),
                        // What nobody waits for.
                        joined(List.of(platform.store()), patterns),
                        List.of(history));
    }

    /**
     * Starts everything.
     *
     * @throws FailedStartException if a part does not start; what had been started goes on running
     */
    void start() throws FailedStartException, InterruptedException {
        for (List<Part> stage : order) {
            stages.start(stage);
        }
    }

    /** Completes if a part ends by itself, with a message for people. */
    CompletableFuture<String> failure() {
        return failure;
    }

    /** Reports now and then how it goes; ends only by an interrupt. */
    void report() throws InterruptedException, IOException {
        Duration pause = FIRST_REPORT_AFTER;
        while (true) {
            Thread.sleep(pause.toMillis());
            pause = REPORT_EVERY;
            String time = LocalTime.now(ZoneId.systemDefault()).format(TIME);
            console.line("  " + time + "  " + numbers.report());
            for (FlinkJob job : jobs) {
                if (!job.isHealthy()) {
                    console.warning(job.name() + " is restarting; see " + folder.logs());
                }
            }
            long freeBytes = Files.getFileStore(folder.path()).getUsableSpace();
            if (freeBytes < LITTLE_DISK_BYTES) {
                console.warning("only " + Preflight.gib(freeBytes) + " of disk left");
            }
        }
    }

    /** Stops everything, last first. */
    @Override
    public void close() {
        stages.close();
    }

    private static <T> List<T> joined(List<? extends T> some, List<? extends T> others) {
        return Stream.<T>concat(some.stream(), others.stream()).toList();
    }

    private FlinkJob liveJob(Programs programs, int parallelism, Platform platform) {
        return job(
                platform,
                new FlinkJob.Definition(
                        AnalyticsJob.NAME,
                        "Live job",
                        parallelism,
                        environment -> AnalyticsJob.build(environment, programs.pipeline())));
    }

    // One subtask: it looks closely at few events only. State in memory is saved whole each time,
    // so
    // it is saved less often.
    private FlinkJob patternsJob(Programs programs, Platform platform) {
        return job(
                platform,
                new FlinkJob.Definition(
                        PatternsJob.NAME,
                        "Patterns job",
                        1,
                        environment -> {
                            environment.enableCheckpointing(PATTERNS_SAVED_EVERY.toMillis());
                            PatternsJob.build(environment, programs.patterns());
                        }));
    }

    private FlinkJob historyJob(Programs programs, Platform platform) {
        return job(
                platform,
                new FlinkJob.Definition(
                        HistoryJob.NAME,
                        "History job",
                        1,
                        environment -> HistoryJob.build(environment, programs.history())));
    }

    private FlinkJob job(Platform platform, FlinkJob.Definition definition) {
        return new FlinkJob(platform.flink(), definition, console, failure::complete);
    }
}
