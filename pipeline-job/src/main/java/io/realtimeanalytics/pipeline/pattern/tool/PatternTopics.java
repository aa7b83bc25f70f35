package io.realtimeanalytics.pipeline.pattern.tool;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.PatternDefinition;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionReader;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topics of definitions and alerts, read to their end and written to one record at a time. */
final class PatternTopics {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;
    private final SchemaRegistry registry;

    PatternTopics(Map<String, Object> client, SchemaRegistry registry) {
        this.client = client;
        this.registry = registry;
    }

    /** Edited definitions that can run, by key. */
    Map<String, Definition> definitions() {
        AvroDecoder<PatternDefinition> decoder =
                new AvroDecoder<>(PatternDefinition.class, registry);
        Map<String, Definition> newest = new TreeMap<>();
        read(
                Topic.PATTERNS,
                record -> {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    if (record.value() == null) {
                        newest.remove(key);
                        return;
                    }
                    PatternDefinition read = decoded(decoder, record);
                    Definition definition =
                            read == null ? null : DefinitionReader.definitionOf(read);
                    if (definition != null && DefinitionRules.problemsOf(definition).isEmpty()) {
                        newest.put(key, definition);
                    }
                });
        return newest;
    }

    /** The newest alerts, oldest first, open and resolved. */
    List<Alert> newestAlerts(int number) {
        AvroDecoder<Alert> decoder = new AvroDecoder<>(Alert.class, registry);
        List<Alert> all = new ArrayList<>();
        read(
                Topic.ALERTS,
                record -> {
                    Alert alert = record.value() == null ? null : decoded(decoder, record);
                    if (alert != null) {
                        all.add(alert);
                    }
                });
        all.sort(Comparator.comparing(Alert::getDetectedAt));
        return all.subList(Math.max(0, all.size() - number), all.size());
    }

    void put(Definition definition) {
        PatternDefinition record =
                PatternDefinition.newBuilder()
                        .setPatternId(definition.patternId())
                        .setKind(definition.kind())
                        .setSiteId(definition.siteId())
                        .setIsEnabled(definition.isEnabled())
                        .setSeverity(definition.severity())
                        .setCooldownMillis(definition.cooldownMillis())
                        .setThresholds(new HashMap<>(definition.thresholds()))
                        .build();
        AvroEncoder<PatternDefinition> encoder =
                AvroEncoder.of(PatternDefinition.class, Subjects.PATTERN_DEFINITION, registry);
        write(definition.key(), encoder.encode(record));
    }

    void remove(String key) {
        write(key, null);
    }

    private void write(String key, byte @Nullable [] value) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("acks", "all");
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, bytes, bytes)) {
            producer.send(
                            new ProducerRecord<>(
                                    Topic.PATTERNS.name(),
                                    key.getBytes(StandardCharsets.UTF_8),
                                    value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            throw new KafkaException(String.valueOf(e.getCause()), e);
        }
    }

    private void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("isolation.level", "read_committed");
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, bytes, bytes)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }

    private static <T extends SpecificRecord> @Nullable T decoded(
            AvroDecoder<T> decoder, ConsumerRecord<byte[], byte[]> record) {
        try {
            return decoder.decode(record.value());
        } catch (UndecodableException e) {
            return null;
        }
    }
}
