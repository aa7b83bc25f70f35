/** Names, keys, partitions and retention of every Kafka topic, in one place. */
@NullMarked
package io.realtimeanalytics.event.topic;

import org.jspecify.annotations.NullMarked;
