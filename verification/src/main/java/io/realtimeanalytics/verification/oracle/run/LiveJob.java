package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.pipeline.AnalyticsJob;
import io.realtimeanalytics.pipeline.PipelineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live job in this process, over everything that is in the topic. */
final class LiveJob {

    private static final int PARALLELISM = 2;

    private LiveJob() {}

    /** Returns when all is settled and committed. */
    static void run(Platform platform, Path folder) throws Exception {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings);
        Map<String, String> variables = new HashMap<>(platform.settings());
        variables.put("PIPELINE_STOP_AT_END", "true");
        // On a backlog hours pass in seconds: what windows say before they close is most of the
        // work,
        // and is not compared.
        variables.put("PIPELINE_EMIT_INTERVAL", "1s");
        AnalyticsJob.build(environment, PipelineConfig.from(variables));
        environment.execute(AnalyticsJob.NAME);
    }
}
