/** The Flink cluster of the run, its jobs and the checkpoints that they resume from. */
@NullMarked
package io.realtimeanalytics.local.flink;

import org.jspecify.annotations.NullMarked;
