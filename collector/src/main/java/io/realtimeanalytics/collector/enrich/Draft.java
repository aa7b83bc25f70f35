package io.realtimeanalytics.collector.enrich;

import io.realtimeanalytics.event.avro.Event;
import org.jspecify.annotations.Nullable;

/**
 * A valid event that still lacks what only the collector knows.
 *
 * @param event holds everything the client may say; the rest is filled in once
 * @param createdAt client's clock, milliseconds
 * @param sentAt client's clock, milliseconds
 * @param claims what only servers may say
 */
public record Draft(
        Event event, @Nullable Long createdAt, @Nullable Long sentAt, @Nullable Claims claims) {

    /** What a server knows about its visitor and the collector cannot see. */
    public record Claims(
            @Nullable String visitorId,
            @Nullable String country,
            @Nullable String userAgent,
            @Nullable String deviceType) {}
}
