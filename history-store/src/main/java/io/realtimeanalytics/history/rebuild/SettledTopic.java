package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.history.HistoryConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of settled results from its beginning, as far as it is committed. One thread. */
final class SettledTopic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String NAME = Topic.METRICS_SETTLED.name();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroDecoder<MetricResult> decoder;
    private final Map<TopicPartition, Long> beginnings;
    private long unreadable;
    private long completeFromMillis = Long.MIN_VALUE;

    /** Takes results. */
    @FunctionalInterface
    interface Reader {
        void read(MetricResult result) throws InterruptedException;
    }

    private SettledTopic(
            KafkaConsumer<byte[], byte[]> consumer,
            AvroDecoder<MetricResult> decoder,
            Map<TopicPartition, Long> beginnings) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.beginnings = beginnings;
    }

    static SettledTopic open(HistoryConfig config) {
        Map<String, Object> settings = new HashMap<>(config.kafka().properties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(NAME).stream()
                        .map(info -> new TopicPartition(NAME, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new SettledTopic(
                consumer,
                new AvroDecoder<>(
                        MetricResult.class,
                        new HttpSchemaRegistry(config.kafka().schemaRegistryUrl())),
                new HashMap<>(consumer.beginningOffsets(partitions)));
    }

    /** Hands over what is new since the last time, to where the topic ends now. */
    void read(Reader reader) throws InterruptedException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!isAt(ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                read(record, reader);
            }
        }
    }

    /** Records that hold no result; the history job has put them aside. */
    long unreadable() {
        return unreadable;
    }

    /**
     * From when on the topic holds all results: later than the beginning of time if it has
     * forgotten its oldest records.
     */
    long completeFromMillis() {
        return completeFromMillis;
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Reader reader)
            throws InterruptedException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Long first = beginnings.remove(partition);
        if (first != null && first > 0) {
            completeFromMillis = Math.max(completeFromMillis, record.timestamp());
        }
        if (record.value() == null) {
            return;
        }
        try {
            reader.read(decoder.decode(record.value()));
        } catch (UndecodableException e) {
            unreadable++;
        }
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.keySet().stream()
                .allMatch(
                        partition ->
                                consumer.position(partition)
                                        >= Objects.requireNonNull(ends.get(partition)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
