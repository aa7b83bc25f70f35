package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The live job in this process, over everything that is in the topic. */
final class LiveJob {

    private final Platform platform;
    private final Path folder;

    LiveJob(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    /**
     * Returns when all is settled and committed.
     *
     * @param parallelisms the job goes through them: stopped on the way with a savepoint, and gone
     *     on from there with the next
     */
    void run(List<Integer> parallelisms) throws Exception {
        String savepoint = null;
        Progress progress = new Progress(platform.bootstrapServers(), AnalyticsJob.NAME);
        int last = parallelisms.size() - 1;
        for (int part = 0; part < last; part++) {
            StreamExecutionEnvironment environment =
                    environment(parallelisms.get(part), savepoint, false);
            JobClient job = environment.executeAsync(AnalyticsJob.NAME);
            progress.awaitShare((part + 1.0) / parallelisms.size());
            savepoint =
                    job.stopWithSavepoint(
                                    false,
                                    folder.resolve("savepoints").toUri().toString(),
                                    SavepointFormatType.CANONICAL)
                            .get();
            job.getJobExecutionResult().get();
        }
        environment(parallelisms.get(last), savepoint, true).execute(AnalyticsJob.NAME);
    }

    private StreamExecutionEnvironment environment(
            int parallelism, @Nullable String savepoint, boolean stopsAtEnd) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL,
                stopsAtEnd ? Duration.ofSeconds(5) : Duration.ofMillis(500));
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
        Map<String, String> variables = new HashMap<>(platform.settings());
        variables.put("PIPELINE_STOP_AT_END", Boolean.toString(stopsAtEnd));
        AnalyticsJob.build(environment, PipelineConfig.from(variables));
        return environment;
    }
}
