/** From Kafka records to site events: decoding, event time, and what is not an event. */
@NullMarked
package io.realtimeanalytics.pipeline.ingest;

import org.jspecify.annotations.NullMarked;
