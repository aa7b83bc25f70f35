package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.pipeline.history.HistoryJob;
import io.realtimeanalytics.pipeline.pattern.PatternsConfig;
import io.realtimeanalytics.pipeline.pattern.PatternsJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs beside the live job, in this process, over everything that is in their topics. */
final class SecondJobs {

    private static final int PARALLELISM = 2;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    private final Platform platform;
    private final Path folder;

    SecondJobs(Platform platform, Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    /** Returns when all settled results are in the store. */
    void history() throws Exception {
        StreamExecutionEnvironment environment = environment();
        HistoryJob.build(environment, platform.history());
        environment.execute(HistoryJob.NAME);
    }

    /** Returns when all alerts are published. */
    void patterns() throws Exception {
        Map<String, String> settings = new HashMap<>(platform.settings());
        settings.put("PATTERNS_STOP_AT_END", "true");
        StreamExecutionEnvironment environment = environment();
        PatternsJob.build(environment, PatternsConfig.from(settings));
        environment.execute(PatternsJob.NAME);
    }

    private StreamExecutionEnvironment environment() {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        return StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings);
    }
}
