package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The live job in this process, over everything that is in the topic. */
final class LiveJob {

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final long STOP_RETRY_MILLIS = 200;

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
        if (parallelisms.size() == 1) {
            environment(parallelisms.get(0), null, true).execute(AnalyticsJob.NAME);
            return;
        }
        String savepoint = null;
        for (int part = 1; part <= parallelisms.size(); part++) {
            boolean isLast = part == parallelisms.size();
            JobClient job =
                    environment(parallelisms.get(part - 1), savepoint, false)
                            .executeAsync(AnalyticsJob.NAME);
            new Progress(platform.bootstrapServers(), AnalyticsJob.NAME)
                    .awaitShare((double) part / parallelisms.size());
            savepoint = stop(job, isLast);
        }
    }

    // Only a source that was bounded from the start knows where its restored partitions end: here,
    // the last job is told that no more will come.
    private String stop(JobClient job, boolean isAtEnd) throws Exception {
        String target = folder.resolve("savepoints").toUri().toString();
        long deadlineNanos = System.nanoTime() + STOP_LIMIT.toNanos();
        while (true) {
            try {
                String savepoint =
                        job.stopWithSavepoint(isAtEnd, target, SavepointFormatType.CANONICAL).get();
                job.getJobExecutionResult().get();
                return savepoint;
            } catch (ExecutionException e) {
                // What was to be read may be read before: then not all tasks have started yet.
                if (!(e.getCause() instanceof CheckpointException)
                        || System.nanoTime() > deadlineNanos) {
                    throw e;
                }
                Thread.sleep(STOP_RETRY_MILLIS);
            }
        }
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
