package io.realtimeanalytics.local;

import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.flink.FlinkJob;
import io.realtimeanalytics.local.flink.LocalFlink;
import io.realtimeanalytics.local.folder.RunFolder;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import io.realtimeanalytics.local.part.Stages;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.local.store.LocalStore;
import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The whole pipeline: which parts there are, and in which order they start. */
public final class LocalRun implements AutoCloseable {

    private final Stages stages;
    private final List<List<Part>> order;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    /**
     * @param console gets one line for each part
     */
    public LocalRun(LocalRunConfig config, Console console) {
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
        ProgramVariables variables =
                new ProgramVariables(
                        config.programVariables(), kafka.bootstrapServers(), registry.apiUrl());
        FlinkJob liveJob = liveJob(config, variables, flink, console);
        this.order = List.of(List.of(kafka, registry, flink), List.of(liveJob), List.of(store));
        LocalKafka.onFatalError(() -> failure.complete("Kafka cannot go on; see " + logs));
    }

    private FlinkJob liveJob(
            LocalRunConfig config, ProgramVariables variables, LocalFlink flink, Console console) {
        PipelineConfig pipeline = PipelineConfig.from(variables.all());
        return new FlinkJob(
                flink,
                new FlinkJob.Definition(
                        AnalyticsJob.NAME,
                        "Live job",
                        config.parallelism(),
                        environment -> AnalyticsJob.build(environment, pipeline)),
                console,
                failure::complete);
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
        Thread.sleep(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        stages.close();
    }
}
