package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes inside the source, so that watermarks are made per partition. Never throws on a record:
 * only an unreachable schema registry fails, which says nothing about the record.
 */
public final class EventDeserializer implements KafkaRecordDeserializationSchema<Ingested> {

    private static final long serialVersionUID = 1L;

    private final URI schemaRegistryUrl;
    private final Duration maxLateness;
    private final boolean isTraced;
    private transient @Nullable EventReader reader;

    /**
     * @param schemaRegistryUrl base of the registry's Confluent-compatible API
     * @param maxLateness an event received longer after its event time is late
     * @param isTraced whether the trace that a record carries goes on with the event
     */
    public EventDeserializer(URI schemaRegistryUrl, Duration maxLateness, boolean isTraced) {
        this.schemaRegistryUrl = schemaRegistryUrl;
        this.maxLateness = maxLateness;
        this.isTraced = isTraced;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reader = new EventReader(new HttpSchemaRegistry(schemaRegistryUrl), maxLateness);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
        if (reader == null) {
            throw new IllegalStateException("not opened");
        }
        Ingested ingested = reader.read(record);
        out.collect(isTraced ? ingested.traced(record.headers()) : ingested);
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return TypeInformation.of(Ingested.class);
    }
}
