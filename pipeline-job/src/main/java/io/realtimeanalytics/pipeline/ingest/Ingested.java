package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
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

    /** With the trace that the record carries, where there is one and an event. */
    Ingested traced(Headers headers) {
        Header header = headers.lastHeader(TraceContext.HEADER);
        return event == null || header == null || header.value() == null
                ? this
                : new Ingested(
                        timeMillis,
                        event.traced(new String(header.value(), StandardCharsets.US_ASCII)),
                        rejected);
    }

    static Ingested tick(long clockMillis) {
        return new Ingested(clockMillis, null, null);
    }
}
