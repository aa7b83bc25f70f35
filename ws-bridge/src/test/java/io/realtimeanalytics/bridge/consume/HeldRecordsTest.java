package io.realtimeanalytics.bridge.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class HeldRecordsTest {

    private static final TopicPartition PARTITION = new TopicPartition("events", 0);
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    private final ManualClock clock = new ManualClock(Instant.ofEpochMilli(NOON + HOUR));
    private final HeldRecords held = new HeldRecords(Duration.ofHours(1), clock);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void passesRecordsOnWhenTheirTimeHasComeAndReadsOnlyThen() {
        add(NOON - 1, NOON, NOON + 1_000);

        assertThat(due()).containsExactly(0L, 1L);
        assertThat(due()).isEmpty();
        assertThat(consumer.paused()).containsExactly(PARTITION);
        assertThat(held.isWaiting(PARTITION)).isTrue();
        clock.advance(Duration.ofSeconds(1));

        assertThat(due()).containsExactly(2L);
        assertThat(consumer.paused()).isEmpty();
        assertThat(held.isWaiting(PARTITION)).isFalse();
    }

    @Test
    void doesNotWaitForARecordWhoseWriterHadTheWrongTime() {
        add(NOON - 1, NOON + 24 * HOUR, NOON);

        assertThat(due()).containsExactly(0L, 1L, 2L);
    }

    private void add(long... timestamps) {
        consumer.assign(List.of(PARTITION));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (long timestamp : timestamps) {
            records.add(
                    new ConsumerRecord<>(
                            PARTITION.topic(),
                            PARTITION.partition(),
                            records.size(),
                            timestamp,
                            TimestampType.CREATE_TIME,
                            0,
                            0,
                            null,
                            new byte[0],
                            new RecordHeaders(),
                            Optional.empty()));
        }
        held.add(new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()), consumer);
    }

    private List<Long> due() {
        return held.takeDue(consumer).stream().map(ConsumerRecord::offset).toList();
    }
}
