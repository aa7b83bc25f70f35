package io.realtimeanalytics.pipeline.publish;

import org.jspecify.annotations.Nullable;

/**
 * A Kafka record to be written.
 *
 * @param trace traceparent that goes with it
 */
record Published(byte @Nullable [] key, byte[] value, @Nullable String trace) {

    Published(byte @Nullable [] key, byte[] value) {
        this(key, value, null);
    }
}
