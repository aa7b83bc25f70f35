package io.realtimeanalytics.verification.fanout.feed;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes results as the live job does. */
public final class KafkaFeed implements Feed, AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroEncoder<MetricResult> encoder;
    private volatile @Nullable Exception failure;

    /** Connects to Kafka and learns the schema's id. */
    public KafkaFeed(String bootstrapServers, SchemaRegistry registry) {
        this.encoder = AvroEncoder.of(MetricResult.class, Subjects.METRIC_RESULT, registry);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                // Ended by flush: one request for all sites.
                                ProducerConfig.LINGER_MS_CONFIG,
                                1_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public void publish(Site site, long revision, long dueMillis) {
        Window window = Window.LAST_THIRTY_MINUTES;
        long endMillis = window.firstEndAfter(dueMillis);
        publish(
                MetricResult.newBuilder()
                        .setSiteId(site.id())
                        .setMetric(Metric.EVENTS.id())
                        .setWindow(window.id())
                        .setWindowStart(endMillis - window.sizeMillis())
                        .setWindowEnd(endMillis)
                        .setStatus(ResultStatus.PROVISIONAL)
                        .setRevision(revision)
                        .setCount(revision)
                        .setItems(List.of())
                        .setWatermark(dueMillis)
                        .setOldestReceivedAt(dueMillis)
                        .setNewestReceivedAt(dueMillis)
                        .build());
    }

    /** Any result. */
    public void publish(MetricResult result) {
        byte[] key = ResultKeys.keyOf(result).getBytes(StandardCharsets.UTF_8);
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                Topic.METRICS_LIVE.name(), key, encoder.encode(result)),
                        (metadata, problem) -> {
                            if (problem != null) {
                                failure = problem;
                            }
                        });
    }

    @Override
    public void flush() {
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("Kafka did not take a result", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
