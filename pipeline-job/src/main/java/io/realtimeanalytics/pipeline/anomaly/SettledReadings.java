package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads topic metrics.settled, and leaves out what no detector uses. */
public final class SettledReadings implements KafkaRecordDeserializationSchema<Reading> {

    private static final long serialVersionUID = 1L;

    private final URI schemaRegistryUrl;
    private transient @Nullable AvroDecoder<MetricResult> decoder;

    /**
     * @param schemaRegistryUrl base of the registry's Confluent-compatible API
     */
    public SettledReadings(URI schemaRegistryUrl) {
        this.schemaRegistryUrl = schemaRegistryUrl;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new AvroDecoder<>(MetricResult.class, new HttpSchemaRegistry(schemaRegistryUrl));
    }

    // Only the live job writes this topic, so bytes that cannot be read are a broken promise.
    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Reading> out)
            throws IOException {
        try {
            Reading.of(Objects.requireNonNull(decoder).decode(record.value()))
                    .ifPresent(out::collect);
        } catch (UndecodableException e) {
            throw new IOException(
                    record.topic() + '/' + record.partition() + " at " + record.offset(), e);
        }
    }

    @Override
    public TypeInformation<Reading> getProducedType() {
        return TypeInformation.of(Reading.class);
    }
}
