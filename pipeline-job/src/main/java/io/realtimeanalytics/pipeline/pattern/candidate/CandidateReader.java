package io.realtimeanalytics.pipeline.pattern.candidate;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import io.realtimeanalytics.pipeline.ingest.SiteEvents;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes inside the source, so that watermarks are made per partition; once, for patterns and for
 * detectors of anomalies.
 *
 * <p>What is no event is passed over: the live job reads the same topic and keeps such records,
 * with the reason. What was received more than the greatest delay after it happened has no part in
 * either: that is a function of the record alone, never of when it is read.
 */
public final class CandidateReader implements KafkaRecordDeserializationSchema<PatternRecord> {

    private static final long serialVersionUID = 1L;

    private final URI schemaRegistryUrl;
    private final long maxDelayMillis;
    private transient @Nullable AvroDecoder<Event> decoder;

    /**
     * @param schemaRegistryUrl base of the registry's Confluent-compatible API
     * @param maxDelay events received longer after their event time are passed over
     */
    public CandidateReader(URI schemaRegistryUrl, Duration maxDelay) {
        this.schemaRegistryUrl = schemaRegistryUrl;
        this.maxDelayMillis = maxDelay.toMillis();
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        open(new HttpSchemaRegistry(schemaRegistryUrl));
    }

    void open(SchemaRegistry registry) {
        decoder = new AvroDecoder<>(Event.class, registry);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PatternRecord> out) {
        out.collect(read(record));
    }

    PatternRecord read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return PatternRecord.tick(record.timestamp());
        }
        Event event;
        try {
            event = Objects.requireNonNull(decoder).decode(record.value());
        } catch (UndecodableException e) {
            return PatternRecord.NOTHING;
        }
        long delayMillis = event.getReceivedAt() - event.getEventTime();
        boolean isComplete =
                !event.getSiteId().isEmpty()
                        && !event.getEventId().isEmpty()
                        && event.getReceivedAt() > 0;
        if (!isComplete || delayMillis < 0) {
            return PatternRecord.NOTHING;
        }
        return delayMillis > maxDelayMillis
                ? PatternRecord.DELAYED
                : PatternRecord.of(Candidates.of(event), sightingOf(event));
    }

    private static @Nullable Sighting sightingOf(Event event) {
        SiteEvent seen = SiteEvents.of(event);
        return seen.isCounted() ? Sighting.of(seen) : null;
    }

    @Override
    public TypeInformation<PatternRecord> getProducedType() {
        return TypeInformation.of(PatternRecord.class);
    }
}
