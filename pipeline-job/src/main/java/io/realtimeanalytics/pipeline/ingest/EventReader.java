package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.RejectReason;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Turns Kafka records into events, ticks and rejected records. Pure functions of the record: the
 * same record always gets the same verdict, whenever and wherever it is read.
 */
final class EventReader {

    private final AvroDecoder<Event> decoder;
    private final long maxLatenessMillis;

    EventReader(SchemaRegistry registry, Duration maxLateness) {
        this.decoder = new AvroDecoder<>(Event.class, registry);
        this.maxLatenessMillis = maxLateness.toMillis();
    }

    Ingested read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Ingested.tick(record.timestamp());
        }
        Event event;
        try {
            event = decoder.decode(record.value());
        } catch (UndecodableException e) {
            return reject(
                    record, RejectReason.valueOf(e.kind().name()), String.valueOf(e.getMessage()));
        }
        Optional<String> missing = missingField(event);
        if (missing.isPresent()) {
            return reject(record, RejectReason.MISSING_FIELD, missing.get());
        }
        long delayMillis = event.getReceivedAt() - event.getEventTime();
        if (delayMillis < 0) {
            return reject(
                    record,
                    RejectReason.FUTURE_EVENT_TIME,
                    "event_time is " + -delayMillis + " ms after received_at");
        }
        if (delayMillis > maxLatenessMillis) {
            String detail = "received " + delayMillis + " ms after it happened";
            return Ingested.late(
                    SiteEvents.of(event).as(Outcome.LATE),
                    rejected(record, RejectReason.LATE, detail));
        }
        return Ingested.of(SiteEvents.of(event));
    }

    private static Optional<String> missingField(Event event) {
        if (event.getSiteId().isEmpty()) {
            return Optional.of("site_id is empty");
        }
        if (event.getEventId().isEmpty()) {
            return Optional.of("event_id is empty");
        }
        return event.getReceivedAt() <= 0
                ? Optional.of("received_at is not set")
                : Optional.empty();
    }

    private static Ingested reject(
            ConsumerRecord<byte[], byte[]> record, RejectReason reason, String detail) {
        return Ingested.of(rejected(record, reason, detail));
    }

    private static Rejected rejected(
            ConsumerRecord<byte[], byte[]> record, RejectReason reason, String detail) {
        return new Rejected(
                reason.name(),
                detail,
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value());
    }
}
