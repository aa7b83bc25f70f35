/** Patterns of order and of absence, by Flink CEP. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.sequence;

import org.jspecify.annotations.NullMarked;
