/** The way into Kafka: one ordered sender, acknowledgements, clock ticks. */
@NullMarked
package io.realtimeanalytics.collector.publish;

import org.jspecify.annotations.NullMarked;
