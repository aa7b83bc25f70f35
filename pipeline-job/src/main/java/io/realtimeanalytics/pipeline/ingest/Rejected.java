package io.realtimeanalytics.pipeline.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A Kafka record that is not counted, kept whole; crosses streams.
 *
 * @param reason name of a RejectReason
 * @param detail for people
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param recordTimeMillis timestamp of the record
 * @param key original key
 * @param value original bytes
 */
public record Rejected(
        String reason,
        String detail,
        String topic,
        int partition,
        long offset,
        long recordTimeMillis,
        byte @Nullable [] key,
        byte @Nullable [] value) {}
