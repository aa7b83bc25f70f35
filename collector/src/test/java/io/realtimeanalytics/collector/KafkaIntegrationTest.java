package io.realtimeanalytics.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.collector.testing.HttpRegistry;
import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.KafkaForTests;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.RawHttp.Answer;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.wire.AvroDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against a real broker, which comes late, goes away and comes back. */
class KafkaIntegrationTest {

    private static final int PARTITIONS = 4;

    @TempDir static Path directory;
    private static KafkaForTests kafka;
    private static HttpRegistry registry;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = new KafkaForTests(directory);
        registry = new HttpRegistry();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
        registry.close();
    }

    @Test
    void keepsItsPromisesThroughKafkasAbsence() throws Exception {
        Collector collector = collector();
        try (collector) {
            collector.start();
            assertThat(RawHttp.post(collector.boundPort(), Json.numbered(0)).status())
                    .as("topic does not exist yet")
                    .isEqualTo(503);
            assertThat(readiness(collector)).isEqualTo(503);

            kafka.createTopic("events", PARTITIONS);
            await().atMost(Duration.ofSeconds(30)).until(() -> readiness(collector) == 200);
            List<String> promised = new ArrayList<>(postUntilRefused(collector, 1, 20));
            assertThat(promised).hasSize(20);

            kafka.stop();
            await().atMost(Duration.ofSeconds(30)).until(() -> readiness(collector) == 503);
            assertThat(RawHttp.post(collector.boundPort(), Json.numbered(99)).status())
                    .isEqualTo(503);

            kafka.restart();
            await().atMost(Duration.ofSeconds(60)).until(() -> readiness(collector) == 200);
            promised.addAll(postUntilRefused(collector, 30, 20));
            assertThat(promised).hasSize(40);

            assertKept(promised);
        }
    }

    private static Collector collector() {
        return new Collector(
                CollectorConfig.from(
                        Map.of(
                                "COLLECTOR_PORT", "0",
                                "COLLECTOR_SITES", "shop=*",
                                "COLLECTOR_CLOCK_INTERVAL", "200ms",
                                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                                "SCHEMA_REGISTRY_URL", registry.url())),
                new CollectorRegistry());
    }

    private static int readiness(Collector collector) {
        return RawHttp.get(collector.boundPort(), "/health/ready").status();
    }

    /** The ids of the events that were answered with 202. */
    private static List<String> postUntilRefused(Collector collector, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> RawHttp.post(collector.boundPort(), Json.numbered(i)))
                .filter(answer -> answer.status() == 202)
                .map(Answer::text)
                .map(text -> text.replaceAll(".*\"event_id\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static void assertKept(List<String> promised) throws Exception {
        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry.schemas());
        Set<String> stored = new TreeSet<>();
        Set<Integer> tickedPartitions = new TreeSet<>();
        long[] latest = new long[PARTITIONS];
        for (ConsumerRecord<byte[], byte[]> record : readAll()) {
            assertThat(record.timestamp()).isGreaterThanOrEqualTo(latest[record.partition()]);
            latest[record.partition()] = record.timestamp();
            if (record.value() == null) {
                tickedPartitions.add(record.partition());
            } else {
                Event event = decoder.decode(record.value());
                assertThat(record.timestamp()).isEqualTo(event.getReceivedAt());
                stored.add(event.getEventId());
            }
        }
        assertThat(stored).containsAll(promised);
        assertThat(tickedPartitions).hasSize(PARTITIONS);
    }

    private static List<ConsumerRecord<byte[], byte[]>> readAll() {
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka.bootstrapServers());
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(p -> new TopicPartition("events", p))
                        .toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
