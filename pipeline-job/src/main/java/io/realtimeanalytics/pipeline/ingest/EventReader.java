package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.RejectReason;
import io.realtimeanalytics.event.rule.Acceptance;
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
    private final Acceptance acceptance;

    EventReader(SchemaRegistry registry, Duration maxLateness) {
        this.decoder = new AvroDecoder<>(Event.class, registry);
        this.acceptance = new Acceptance(maxLateness);
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
        Optional<Acceptance.Refusal> refusal = acceptance.refusalOf(event);
        if (refusal.isPresent()) {
            return refuse(record, event, refusal.get());
        }
        return Ingested.of(SiteEvents.of(event));
    }

    private static Ingested refuse(
            ConsumerRecord<byte[], byte[]> record, Event event, Acceptance.Refusal refusal) {
        // A late event is accounted for; others are no events.
        return refusal.reason() == RejectReason.LATE
                ? Ingested.late(
                        SiteEvents.of(event).as(Outcome.LATE),
                        rejected(record, refusal.reason(), refusal.detail()))
                : reject(record, refusal.reason(), refusal.detail());
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
