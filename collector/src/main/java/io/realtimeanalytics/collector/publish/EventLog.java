package io.realtimeanalytics.collector.publish;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The log that events are appended to. One thread appends; acknowledgements come on another.
 * Methods may block for about a second and throw {@link org.apache.kafka.common.KafkaException}.
 */
public interface EventLog extends AutoCloseable {

    /** Partitions of the topic of events. */
    int partitions();

    /** Appends a record; the callback is called exactly once unless this throws. */
    void append(ProducerRecord<byte[], byte[]> record, Callback acknowledged);

    /** Waits for what was appended, for a few seconds. */
    @Override
    void close();
}
