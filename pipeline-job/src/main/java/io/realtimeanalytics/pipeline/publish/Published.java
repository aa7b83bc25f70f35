package io.realtimeanalytics.pipeline.publish;

import org.jspecify.annotations.Nullable;

/** A Kafka record to be written. */
record Published(byte @Nullable [] key, byte[] value) {}
