/** Kafka sinks: at-least-once upserts, and transactions. */
@NullMarked
package io.realtimeanalytics.pipeline.publish;

import org.jspecify.annotations.NullMarked;
