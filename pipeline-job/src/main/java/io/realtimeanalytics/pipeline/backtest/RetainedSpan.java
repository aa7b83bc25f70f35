package io.realtimeanalytics.pipeline.backtest;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.pattern.PatternsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From the oldest to the newest record of a topic.
 *
 * @param fromMillis timestamp of the oldest; 0 if there is none
 * @param toMillis timestamp of the newest; 0 if there is none
 */
record RetainedSpan(long fromMillis, long toMillis) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double MILLIS_OF_DAY = 86_400_000;

    static RetainedSpan ofEvents(PatternsConfig config) {
        Properties properties = config.kafka().clientProperties();
        properties.put("max.poll.records", "1");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return of(consumer, partitions(consumer));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(Topic.EVENTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static RetainedSpan of(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        long from = Long.MAX_VALUE;
        long to = 0;
        for (TopicPartition partition : partitions) {
            long oldest = first.getOrDefault(partition, 0L);
            long beyond = end.getOrDefault(partition, 0L);
            if (beyond > oldest) {
                from = Math.min(from, timeAt(consumer, partition, oldest).orElse(from));
                to = Math.max(to, timeAt(consumer, partition, beyond - 1).orElse(to));
            }
        }
        return to == 0 ? new RetainedSpan(0, 0) : new RetainedSpan(from, to);
    }

    private static Optional<Long> timeAt(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
            return Optional.of(record.timestamp());
        }
        return Optional.empty();
    }

    double days() {
        return (toMillis - fromMillis) / MILLIS_OF_DAY;
    }
}
