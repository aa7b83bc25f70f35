package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** A topic for records that a job does not take; at least once. */
public final class RejectedSink {

    private RejectedSink() {}

    /** Writes to a topic. */
    public static Sink<Rejected> to(
            Topic topic,
            String kafkaBootstrapServers,
            Map<String, String> kafkaProperties,
            URI schemaRegistryUrl) {
        Properties properties = new Properties();
        properties.putAll(kafkaProperties);
        return KafkaSink.<Rejected>builder()
                .setBootstrapServers(kafkaBootstrapServers)
                .setKafkaProducerConfig(properties)
                .setRecordSerializer(
                        new RecordSerializer<>(
                                topic.name(), schemaRegistryUrl, Encodings::rejectedRecords))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }
}
