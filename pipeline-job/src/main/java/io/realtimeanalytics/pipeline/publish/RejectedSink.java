package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** A topic for records that a job does not take; at least once. */
public final class RejectedSink {

    private RejectedSink() {}

    /** Writes to a topic. */
    public static Sink<Rejected> to(Topic topic, KafkaSettings kafka) {
        return KafkaSink.<Rejected>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setKafkaProducerConfig(kafka.clientProperties())
                .setRecordSerializer(
                        new RecordSerializer<>(
                                topic.name(),
                                kafka.schemaRegistryUrl(),
                                Encodings::rejectedRecords))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }
}
