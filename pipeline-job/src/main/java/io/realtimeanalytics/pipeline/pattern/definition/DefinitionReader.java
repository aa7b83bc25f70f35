package io.realtimeanalytics.pipeline.pattern.definition;

import io.realtimeanalytics.event.avro.PatternDefinition;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads edits of the definitions. One that cannot run is refused, with the reason in the log and a
 * count: what was in force before goes on.
 */
public final class DefinitionReader implements KafkaRecordDeserializationSchema<DefinitionUpdate> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionReader.class);

    private final URI schemaRegistryUrl;
    private transient @Nullable AvroDecoder<PatternDefinition> decoder;
    private transient @Nullable Counter refused;

    /**
     * @param schemaRegistryUrl base of the registry's Confluent-compatible API
     */
    public DefinitionReader(URI schemaRegistryUrl) {
        this.schemaRegistryUrl = schemaRegistryUrl;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        open(
                new HttpSchemaRegistry(schemaRegistryUrl),
                context.getMetricGroup().counter("refusedDefinitions"));
    }

    void open(SchemaRegistry registry, Counter counter) {
        decoder = new AvroDecoder<>(PatternDefinition.class, registry);
        refused = counter;
    }

    void open(SchemaRegistry registry) {
        open(registry, new SimpleCounter());
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<DefinitionUpdate> out) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            out.collect(new DefinitionUpdate(key, null));
            return;
        }
        Definition definition;
        try {
            definition = definitionOf(Objects.requireNonNull(decoder).decode(record.value()));
        } catch (UndecodableException e) {
            refuse(key, record.offset(), String.valueOf(e.getMessage()));
            return;
        }
        List<String> problems = DefinitionRules.problemsOf(definition);
        if (!problems.isEmpty()) {
            refuse(key, record.offset(), String.join("; ", problems));
        } else if (!definition.key().equals(key)) {
            refuse(key, record.offset(), "key: expected " + definition.key());
        } else {
            LOG.info("pattern from now on: {}", DefinitionText.of(definition));
            out.collect(new DefinitionUpdate(key, definition));
        }
    }

    /** The definition in a record of the topic; whether it can run is another question. */
    public static Definition definitionOf(PatternDefinition record) {
        return new Definition(
                record.getPatternId(),
                record.getKind(),
                record.getSiteId(),
                record.getIsEnabled(),
                record.getSeverity(),
                record.getCooldownMillis(),
                Map.copyOf(record.getThresholds()));
    }

    @Override
    public TypeInformation<DefinitionUpdate> getProducedType() {
        return TypeInformation.of(DefinitionUpdate.class);
    }

    private void refuse(String key, long offset, String reason) {
        Objects.requireNonNull(refused).inc();
        LOG.warn("definition {} at offset {} refused: {}", key, offset, reason);
    }
}
