package io.realtimeanalytics.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.local.testing.FreePorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.EVENTS_LATE.name(), 0);

    @TempDir private Path folder;

    @Test
    void keepsTopicsRecordsAndClusterIdOverARestart() throws Exception {
        int port = FreePorts.next();
        int controllerPort = FreePorts.next();
        LocalKafka first = new LocalKafka(folder.resolve("kafka"), port, controllerPort);
        String clusterId;
        try {
            assertThat(first.start())
                    .isEqualTo("localhost:" + port + ", " + Topic.all().size() + " topics created");
            clusterId = clusterId(first);
            assertTopicsAsDefined(first);
            shortenRetention(first);
            send(first, "kept");
        } finally {
            first.close();
        }

        LocalKafka second = new LocalKafka(folder.resolve("kafka"), port, controllerPort);
        try {
            assertThat(second.start())
                    .isEqualTo("localhost:" + port + ", " + Topic.all().size() + " topics kept");
            assertThat(clusterId(second)).isEqualTo(clusterId);
            assertThat(read(second)).containsExactly("kept");
            assertTopicsAsDefined(second);
        } finally {
            second.close();
        }
    }

    private static void assertTopicsAsDefined(LocalKafka kafka) throws Exception {
        try (Admin admin = admin(kafka)) {
            for (Topic topic : Topic.all()) {
                TopicDescription description =
                        Objects.requireNonNull(
                                admin.describeTopics(List.of(topic.name()))
                                        .allTopicNames()
                                        .get()
                                        .get(topic.name()));
                assertThat(description.partitions()).hasSize(topic.partitions());
                topic.settings()
                        .forEach(
                                (name, value) ->
                                        assertThat(setting(admin, topic, name)).isEqualTo(value));
            }
        }
    }

    private static String setting(Admin admin, Topic topic, String name) {
        try {
            return Objects.requireNonNull(
                            admin.describeConfigs(List.of(resource(topic)))
                                    .all()
                                    .get()
                                    .get(resource(topic)))
                    .get(name)
                    .value();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    // As if the definition had changed between two runs.
    private static void shortenRetention(LocalKafka kafka) throws Exception {
        try (Admin admin = admin(kafka)) {
            AlterConfigOp change =
                    new AlterConfigOp(
                            new ConfigEntry("retention.ms", "1000000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource(Topic.EVENTS), List.of(change)))
                    .all()
                    .get();
        }
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static String clusterId(LocalKafka kafka) throws Exception {
        try (Admin admin = admin(kafka)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Admin admin(LocalKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    PARTITION.topic(),
                                    PARTITION.partition(),
                                    null,
                                    value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static List<String> read(LocalKafka kafka) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(20))) {
                values.add(new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
