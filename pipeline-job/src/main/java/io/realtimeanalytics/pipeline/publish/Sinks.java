package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import java.time.Duration;
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
    public static Sinks kafka(KafkaSettings kafka) {
        return new Sinks(
                atLeastOnce(kafka, Topic.METRICS_LIVE, Encodings::metricUpdates),
                exactlyOnce(kafka, Topic.METRICS_SETTLED, Encodings::metricUpdates),
                exactlyOnce(kafka, Topic.SESSIONS, Encodings::sessions),
                atLeastOnce(kafka, Topic.EVENTS_LATE, Encodings::rejectedRecords),
                atLeastOnce(kafka, Topic.EVENTS_DEAD_LETTER, Encodings::rejectedRecords));
    }

    /** The topic of alerts, in transactions. */
    public static Sink<AlertUpdate> alerts(KafkaSettings kafka) {
        return transactional(builder(kafka, Topic.ALERTS, Encodings::alerts), Topic.ALERTS);
    }

    private static <T> Sink<T> atLeastOnce(KafkaSettings kafka, Topic topic, Encoding<T> encoding) {
        return builder(kafka, topic, encoding)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    private static <T> Sink<T> exactlyOnce(KafkaSettings kafka, Topic topic, Encoding<T> encoding) {
        return transactional(builder(kafka, topic, encoding), topic);
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
            KafkaSettings kafka, Topic topic, Encoding<T> encoding) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "2");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putAll(kafka.properties());
        return KafkaSink.<T>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setKafkaProducerConfig(properties)
                .setRecordSerializer(
                        new RecordSerializer<>(topic.name(), kafka.schemaRegistryUrl(), encoding));
    }
}
