package io.realtimeanalytics.bridge.consume;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * How far each partition of a topic was read; outlives the Kafka client. Confined to the consumer
 * thread.
 */
final class TopicPositions {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final String topic;
    private final Duration lookBack;
    private final Clock clock;
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    private @Nullable Map<TopicPartition, Long> endsAtStart;

    /**
     * @param lookBack partitions are read from this long ago at first
     */
    TopicPositions(String topic, Duration lookBack, Clock clock) {
        this.topic = topic;
        this.lookBack = lookBack;
        this.clock = clock;
    }

    String topic() {
        return topic;
    }

    /** Makes a client read all partitions from where they were left, new ones from long ago. */
    void assign(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = partitionsOf(consumer);
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
        }
        Set<TopicPartition> unread = new HashSet<>(partitions);
        unread.removeAll(nextOffsets.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_TIMEOUT);
        nextOffsets.putAll(offsetsLongAgo(consumer, unread, ends));
        if (endsAtStart == null) {
            endsAtStart = Map.copyOf(ends);
        }
        nextOffsets.keySet().retainAll(partitions);
        consumer.assign(partitions);
        nextOffsets.forEach((partition, next) -> consumer.seek(partition, next));
    }

    /** Whether the topic has partitions that the client does not read. */
    boolean hasGrown(Consumer<byte[], byte[]> consumer) {
        return partitionsOf(consumer).size() > consumer.assignment().size();
    }

    /** Notes that records were dealt with. */
    void advance(ConsumerRecords<byte[], byte[]> records) {
        records.nextOffsets()
                .forEach((partition, next) -> nextOffsets.put(partition, next.offset()));
    }

    /**
     * Whether everything was read that was there at the first assignment.
     *
     * @param isWaiting partitions that are read no further on purpose
     */
    boolean isPastStart(Consumer<byte[], byte[]> consumer, Predicate<TopicPartition> isWaiting) {
        // Asks the client: offsets that compaction removed have no record that would tell.
        return endsAtStart != null
                && endsAtStart.entrySet().stream()
                        .filter(end -> nextOffsets.containsKey(end.getKey()))
                        .filter(end -> !isWaiting.test(end.getKey()))
                        .allMatch(
                                end ->
                                        consumer.position(end.getKey(), ANSWER_TIMEOUT)
                                                >= end.getValue());
    }

    private Set<TopicPartition> partitionsOf(Consumer<byte[], byte[]> consumer) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic, ANSWER_TIMEOUT);
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsetsLongAgo(
            Consumer<byte[], byte[]> consumer,
            Set<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        long sinceMillis = clock.millis() - lookBack.toMillis();
        Map<TopicPartition, Long> times =
                partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), unused -> sinceMillis));
        Map<TopicPartition, OffsetAndTimestamp> found =
                consumer.offsetsForTimes(times, ANSWER_TIMEOUT);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            offsets.put(partition, first == null ? ends.get(partition) : first.offset());
        }
        return offsets;
    }
}
