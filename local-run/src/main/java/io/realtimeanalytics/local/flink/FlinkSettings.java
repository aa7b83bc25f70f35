package io.realtimeanalytics.local.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/**
 * Settings of the run's Flink cluster.
 *
 * @param checkpoints folder that outlives the run
 * @param work folder for files that do not
 * @param log file that the web UI shows
 * @param port of the web UI
 * @param slots for tasks; state memory is divided among them
 */
record FlinkSettings(Path checkpoints, Path work, Path log, int port, int slots) {

    private static final String LOOPBACK = "127.0.0.1";
    // What is settled becomes visible with a checkpoint; after a crash, this much is done again.
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);
    // RocksDB takes what it uses of it; where its indexes do not fit in, it reads them again and
    // again.
    private static final MemorySize STATE_MEMORY_PER_SLOT = MemorySize.ofMebiBytes(128);
    private static final int TOLERATED_CHECKPOINT_FAILURES = 30;
    private static final int RETAINED_CHECKPOINTS = 2;

    Configuration toConfiguration() {
        Configuration settings = new Configuration();
        addresses(settings);
        folders(settings);
        checkpointing(settings);
        memory(settings);
        restarts(settings);
        return settings;
    }

    private void addresses(Configuration settings) {
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(RestOptions.PORT, port);
        settings.set(RestOptions.BIND_PORT, Integer.toString(port));
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.HOST, LOOPBACK);
        // Who ends the job ends the run: by Ctrl-C.
        settings.set(WebOptions.SUBMIT_ENABLE, false);
        settings.set(WebOptions.CANCEL_ENABLE, false);
        settings.set(WebOptions.LOG_PATH, log.toString());
    }

    private void folders(Configuration settings) {
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        settings.set(CoreOptions.TMP_DIRS, work.toString());
        settings.set(WebOptions.TMP_DIR, work.toString());
        settings.set(BlobServerOptions.STORAGE_DIRECTORY, work.toString());
        settings.set(RocksDBOptions.LOCAL_DIRECTORIES, work.resolve("rocksdb").toString());
    }

    private static void checkpointing(Configuration settings) {
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(1));
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINT_FAILURES);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    }

    private void memory(Configuration settings) {
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, STATE_MEMORY_PER_SLOT.multiply(slots));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    }

    private static void restarts(Configuration settings) {
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY,
                RestartStrategyOptions.RestartStrategyType.EXPONENTIAL_DELAY.getMainValue());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofMillis(500));
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(10));
    }
}
