package io.realtimeanalytics.local.flink;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A complete checkpoint on disk.
 *
 * @param number counts up over all runs
 * @param folder what Flink restores from
 * @param completedAt when its metadata was written
 */
record Checkpoint(long number, Path folder, Instant completedAt) {}
