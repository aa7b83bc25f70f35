package io.realtimeanalytics.collector.publish;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.wire.AvroEncoder;

/**
 * What the publisher needs to write events.
 *
 * @param log where to
 * @param encoder in which form; the schema is registered
 */
public record Connection(EventLog log, AvroEncoder<Event> encoder) {

    /** Makes connections. */
    public interface Factory {

        /**
         * Connects; may block for some seconds.
         *
         * @throws org.apache.kafka.common.KafkaException if Kafka is not usable
         * @throws io.realtimeanalytics.event.wire.SchemaRegistryException if the registry is not
         */
        Connection connect();
    }
}
