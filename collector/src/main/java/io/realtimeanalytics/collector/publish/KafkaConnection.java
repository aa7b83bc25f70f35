package io.realtimeanalytics.collector.publish;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Connects to Kafka and the schema registry. */
public final class KafkaConnection implements Connection.Factory {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, String> clientProperties;
    private final SchemaRegistry registry;

    /**
     * @param clientProperties of the Kafka client; those that the 202 rests on cannot be changed
     */
    public KafkaConnection(Map<String, String> clientProperties, SchemaRegistry registry) {
        this.clientProperties = Map.copyOf(clientProperties);
        this.registry = registry;
    }

    @Override
    public Connection connect() {
        AvroEncoder<Event> encoder = AvroEncoder.of(Event.class, Subjects.EVENT, registry);
        return new Connection(new KafkaLog(new KafkaProducer<>(producerProperties())), encoder);
    }

    /** Fast for single events (linger), bounded in time (a waiting browser), safe (acks). */
    Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "collector");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        properties.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50);
        properties.putAll(clientProperties);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    private record KafkaLog(KafkaProducer<byte[], byte[]> producer) implements EventLog {

        @Override
        public int partitions() {
            return producer.partitionsFor(Topic.EVENTS.name()).size();
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
        public void append(ProducerRecord<byte[], byte[]> record, Callback acknowledged) {
            producer.send(record, acknowledged);
        }

        @Override
        public void close() {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
