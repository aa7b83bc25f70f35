/** How Avro records travel in Kafka: Confluent framing and the schema registry's HTTP API. */
@NullMarked
package io.realtimeanalytics.event.wire;

import org.jspecify.annotations.NullMarked;
