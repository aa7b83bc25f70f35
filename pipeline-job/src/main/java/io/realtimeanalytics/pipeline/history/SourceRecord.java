package io.realtimeanalytics.pipeline.history;

import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in Kafka; crosses streams. Kept whole until the store has taken it, so that
 * it can be put aside whole.
 *
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param timeMillis timestamp of the record
 * @param key original key
 * @param value original bytes
 */
public record SourceRecord(
        String topic,
        int partition,
        long offset,
        long timeMillis,
        byte @Nullable [] key,
        byte[] value) {}
