/** From Kafka records to the few events that patterns look at, and to the keys they belong to. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.candidate;

import org.jspecify.annotations.NullMarked;
