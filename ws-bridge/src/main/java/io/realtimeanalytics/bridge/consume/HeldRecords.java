package io.realtimeanalytics.bridge.consume;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Passes records on a fixed time after they were written, so that the past runs beside the present.
 * Holds one batch of each partition, which is read no further meanwhile. Confined to the consumer
 * thread.
 */
final class HeldRecords {

    private final long delayMillis;
    private final Clock clock;
    private final Map<TopicPartition, ArrayDeque<ConsumerRecord<byte[], byte[]>>> held =
            new HashMap<>();

    HeldRecords(Duration delay, Clock clock) {
        this.delayMillis = delay.toMillis();
        this.clock = clock;
    }

    void add(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> consumer) {
        for (TopicPartition partition : records.partitions()) {
            held.computeIfAbsent(partition, key -> new ArrayDeque<>())
                    .addAll(records.records(partition));
            consumer.pause(List.of(partition));
        }
    }

    /** Records whose time has come, those of a partition in their order. */
    List<ConsumerRecord<byte[], byte[]>> takeDue(Consumer<byte[], byte[]> consumer) {
        long dueMillis = clock.millis() - delayMillis;
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>();
        held.forEach(
                (partition, records) -> {
                    int dueCount = dueCount(records, dueMillis);
                    for (int i = 0; i < dueCount; i++) {
                        due.add(records.removeFirst());
                    }
                    if (records.isEmpty() && consumer.paused().contains(partition)) {
                        consumer.resume(List.of(partition));
                    }
                });
        return due;
    }

    /**
     * Up to the last record whose time has come: what stands before it in the log was written
     * before it, whatever the clock said of whoever wrote it.
     */
    private static int dueCount(Iterable<ConsumerRecord<byte[], byte[]>> records, long dueMillis) {
        int dueCount = 0;
        int index = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            index++;
            if (record.timestamp() <= dueMillis) {
                dueCount = index;
            }
        }
        return dueCount;
    }

    /** Whether the next record of a partition is here and not due yet. */
    boolean isWaiting(TopicPartition partition) {
        ArrayDeque<ConsumerRecord<byte[], byte[]>> records = held.get(partition);
        return records != null && !records.isEmpty();
    }
}
