package io.realtimeanalytics.verification.oracle.dump;

import java.sql.SQLException;
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

/** Reads a topic from its beginning to where its committed records ended when reading began. */
final class FrozenTopic {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    FrozenTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Takes one record. */
    @FunctionalInterface
    interface Sink {
        void accept(ConsumerRecord<byte[], byte[]> record) throws SQLException;
    }

    /** Hands over every committed record, per partition in order; returns how many there were. */
    long read(String topic, Sink sink) throws SQLException {
        long records = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = newConsumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (!isAtEnd(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < endOf(record, ends)) {
                        sink.accept(record);
                        records++;
                    }
                }
            }
        }
        return records;
    }

    private static long endOf(
            ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> ends) {
        return Objects.requireNonNull(
                ends.get(new TopicPartition(record.topic(), record.partition())));
    }

    private static boolean isAtEnd(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.keySet().stream()
                .allMatch(
                        partition ->
                                consumer.position(partition)
                                        >= Objects.requireNonNull(ends.get(partition)));
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        "5000");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
