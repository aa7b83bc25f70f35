package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Stored;
import io.realtimeanalytics.history.point.StoredDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics that history reads from their beginning, as far as committed. One thread. */
final class HistoryTopics implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final StoredDecoder decoder;
    private final Map<TopicPartition, Long> beginnings;
    private long unreadable;
    private final Map<String, Long> completeFromMillis = new HashMap<>();

    /** Takes what is to be kept. */
    @FunctionalInterface
    interface Reader {
        void read(Stored stored) throws InterruptedException;
    }

    private HistoryTopics(
            KafkaConsumer<byte[], byte[]> consumer,
            StoredDecoder decoder,
            Map<TopicPartition, Long> beginnings) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.beginnings = beginnings;
    }

    static HistoryTopics open(HistoryConfig config) {
        Map<String, Object> settings = new HashMap<>(config.kafka().properties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                StoredDecoder.topics().stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new HistoryTopics(
                consumer,
                new StoredDecoder(new HttpSchemaRegistry(config.kafka().schemaRegistryUrl())),
                new HashMap<>(consumer.beginningOffsets(partitions)));
    }

    /** Hands over what is new since the last time, to where the topics end now. */
    void read(Reader reader) throws InterruptedException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!isAt(ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                read(record, reader);
            }
        }
    }

    /** Records that hold nothing of the kind; the history job has put them aside. */
    long unreadable() {
        return unreadable;
    }

    /**
     * From when on the topic of a place holds everything: later than the beginning of time if it
     * has forgotten its oldest records.
     */
    long completeFromMillis(Place place) {
        return completeFromMillis.getOrDefault(StoredDecoder.topicOf(place), Long.MIN_VALUE);
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Reader reader)
            throws InterruptedException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Long first = beginnings.remove(partition);
        if (first != null && first > 0) {
            completeFromMillis.merge(record.topic(), record.timestamp(), Math::max);
        }
        if (record.value() == null) {
            return;
        }
        try {
            Optional<Stored> stored = decoder.decode(record.topic(), record.value());
            if (stored.isPresent()) {
                reader.read(stored.get());
            }
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
