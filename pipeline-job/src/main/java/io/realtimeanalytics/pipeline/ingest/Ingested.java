package io.realtimeanalytics.pipeline.ingest;

import org.jspecify.annotations.Nullable;

/**
 * One Kafka record as the source emits it; crosses streams: an event, a rejected record, both where
 * the event is late, or, with neither, a clock tick.
 *
 * @param timeMillis how far this record moves event time on; {@link Long#MIN_VALUE} for not at all
 * @param event the event
 * @param rejected the whole record, where it is not counted
 */
public record Ingested(long timeMillis, @Nullable SiteEvent event, @Nullable Rejected rejected) {

    static Ingested of(SiteEvent event) {
        return new Ingested(event.eventTimeMillis(), event, null);
    }

    static Ingested late(SiteEvent event, Rejected rejected) {
        return new Ingested(Long.MIN_VALUE, event, rejected);
    }

    static Ingested of(Rejected rejected) {
        return new Ingested(Long.MIN_VALUE, null, rejected);
    }

    static Ingested tick(long clockMillis) {
        return new Ingested(clockMillis, null, null);
    }
}
