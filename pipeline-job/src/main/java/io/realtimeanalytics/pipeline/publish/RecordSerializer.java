package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.tracing.TraceContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Encodes a stream's records for one topic, and names it: pooled transactions need to know. */
final class RecordSerializer<T>
        implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final URI schemaRegistryUrl;
    private final Encoding<T> encoding;
    private transient @Nullable Function<T, Published> encoder;

    RecordSerializer(String topic, URI schemaRegistryUrl, Encoding<T> encoding) {
        this.topic = topic;
        this.schemaRegistryUrl = schemaRegistryUrl;
        this.encoding = encoding;
    }

    @Override
    public void open(
            SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        encoder = encoding.open(new HttpSchemaRegistry(schemaRegistryUrl));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T element, KafkaSinkContext context, @Nullable Long timestamp) {
        Published published = Objects.requireNonNull(encoder).apply(element);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, published.key(), published.value());
        String trace = published.trace();
        if (trace != null) {
            record.headers().add(TraceContext.HEADER, trace.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(
                new DefaultKafkaDatasetFacet(
                        DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
    }
}
