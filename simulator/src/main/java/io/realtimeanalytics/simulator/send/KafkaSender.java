package io.realtimeanalytics.simulator.send;

import io.realtimeanalytics.event.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to Kafka as the collector would. */
public final class KafkaSender implements EventSender {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final long TOPIC_PATIENCE_SECONDS = 15;
    private static final int MOST_AT_ONCE = 1_000;

    private final Producer<byte[], byte[]> producer;
    private final boolean isStamped;
    private volatile boolean isClosed;
    private @Nullable Thread thread;

    private KafkaSender(Producer<byte[], byte[]> producer, boolean isStamped) {
        this.isStamped = isStamped;
        this.producer = producer;
    }

    /**
     * A sender to the cluster the client properties name.
     *
     * @param isStamped whether records carry their arrival as time; else that of sending, which a
     *     broker's retention goes by: times of a clock of its own could be long over for it
     * @throws IllegalStateException if the cluster cannot be reached or has no topic for events
     */
    public static KafkaSender connect(Map<String, String> clientProperties, boolean isStamped) {
        requireTopic(clientProperties);
        Map<String, Object> properties = new HashMap<>();
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("linger.ms", "10");
        properties.put("compression.type", "lz4");
        properties.put("batch.size", Integer.toString(1 << 17));
        properties.put("buffer.memory", Integer.toString(1 << 26));
        properties.put("client.id", "simulator");
        properties.putAll(clientProperties);
        ByteArraySerializer bytes = new ByteArraySerializer();
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes);
        // Learns where the partitions are now: the first events must not wait for that.
        producer.partitionsFor(Topic.EVENTS.name());
        return new KafkaSender(producer, isStamped);
    }

    @Override
    public void start(Outbox outbox) {
        Thread started = new Thread(() -> run(outbox), "simulator-kafka");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            if (thread != null) {
                thread.join(CLOSE_PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_PATIENCE);
    }

    private void run(Outbox outbox) {
        List<Parcel> parcels = new ArrayList<>();
        try {
            do {
                parcels.clear();
                outbox.take(parcels, MOST_AT_ONCE);
                for (Parcel parcel : parcels) {
                    send(parcel, outbox);
                }
            } while (!isClosed || !parcels.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Parcel parcel, Outbox outbox) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topic.EVENTS.name(),
                        null,
                        isStamped ? parcel.event().receivedAtMillis() : null,
                        parcel.event().key(),
                        parcel.event().body());
        try {
            // The callback hears of everything that the future would tell.
            Future<RecordMetadata> unused =
                    producer.send(record, (metadata, failure) -> answer(parcel, outbox, failure));
        } catch (KafkaException | IllegalStateException e) {
            answer(parcel, outbox, e);
        }
    }

    private static void answer(Parcel parcel, Outbox outbox, @Nullable Exception failure) {
        if (failure == null) {
            outbox.delivered(parcel);
        } else {
            outbox.failed(parcel, failure);
        }
    }

    /**
     * Waits until each partition's leader is at work. Right after a topic is made it may refuse the
     * first batch and take the second: the broker, knowing no number of this producer yet, accepts
     * any, and the first batch then never fits again.
     */
    private static void requireTopic(Map<String, String> clientProperties) {
        String topic = Topic.EVENTS.name();
        try (Admin admin = Admin.create(Map.copyOf(clientProperties))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(TOPIC_PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .forEach(description -> addEnds(description, ends));
            admin.listOffsets(ends).all().get(TOPIC_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            String servers = clientProperties.get("bootstrap.servers");
            throw new IllegalStateException(
                    "Kafka at " + servers + ": topic " + topic + " is not usable: " + cause, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to Kafka", e);
        }
    }

    private static void addEnds(
            TopicDescription description, Map<TopicPartition, OffsetSpec> ends) {
        for (TopicPartitionInfo partition : description.partitions()) {
            ends.put(
                    new TopicPartition(description.name(), partition.partition()),
                    OffsetSpec.latest());
        }
    }
}
