package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.PipelineConfig;
import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where the job writes to.
 *
 * @param live all results, provisional ones too
 * @param settled final and corrected results
 * @param sessions finished sessions
 * @param late events received too long after they happened
 * @param deadLetters records that are not events
 */
public record Sinks(
        Sink<MetricUpdate> live,
        Sink<MetricUpdate> settled,
        Sink<FinishedSession> sessions,
        Sink<Rejected> late,
        Sink<Rejected> deadLetters) {

    // Longer than any checkpoint and restart may take, not longer than a broker allows by default.
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    /** The Kafka topics of the platform. */
    public static Sinks kafka(PipelineConfig config) {
        return new Sinks(
                atLeastOnce(config, Topic.METRICS_LIVE, Encodings::metricUpdates),
                exactlyOnce(config, Topic.METRICS_SETTLED, Encodings::metricUpdates),
                exactlyOnce(config, Topic.SESSIONS, Encodings::sessions),
                atLeastOnce(config, Topic.EVENTS_LATE, Encodings::rejectedRecords),
                atLeastOnce(config, Topic.EVENTS_DEAD_LETTER, Encodings::rejectedRecords));
    }

    /** The topic of alerts, in transactions. */
    public static Sink<AlertUpdate> alerts(
            String bootstrapServers, Map<String, String> kafkaProperties, URI schemaRegistryUrl) {
        return transactional(
                builder(
                        bootstrapServers,
                        kafkaProperties,
                        schemaRegistryUrl,
                        Topic.ALERTS,
                        Encodings::alerts),
                Topic.ALERTS);
    }

    private static <T> Sink<T> atLeastOnce(
            PipelineConfig config, Topic topic, Encoding<T> encoding) {
        return builder(config, topic, encoding)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    private static <T> Sink<T> exactlyOnce(
            PipelineConfig config, Topic topic, Encoding<T> encoding) {
        return transactional(builder(config, topic, encoding), topic);
    }

    // Pooled names: one new transactional id per checkpoint, as the other strategy makes them,
    // would stay in the broker's memory for a week each.
    private static <T> Sink<T> transactional(KafkaSinkBuilder<T> builder, Topic topic) {
        return builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix("pipeline-" + topic.name())
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(TRANSACTION_TIMEOUT.toMillis()))
                .build();
    }

    private static <T> KafkaSinkBuilder<T> builder(
            PipelineConfig config, Topic topic, Encoding<T> encoding) {
        return builder(
                config.kafkaBootstrapServers(),
                config.kafkaProperties(),
                config.schemaRegistryUrl(),
                topic,
                encoding);
    }

    private static <T> KafkaSinkBuilder<T> builder(
            String bootstrapServers,
            Map<String, String> kafkaProperties,
            URI schemaRegistryUrl,
            Topic topic,
            Encoding<T> encoding) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "2");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putAll(kafkaProperties);
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(properties)
                .setRecordSerializer(
                        new RecordSerializer<>(topic.name(), schemaRegistryUrl, encoding));
    }
}
