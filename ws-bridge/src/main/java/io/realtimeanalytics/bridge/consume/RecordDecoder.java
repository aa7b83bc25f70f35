package io.realtimeanalytics.bridge.consume;

import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the records of one topic. Poison is counted, and logged once per kind; while the registry
 * does not answer it waits, since that is not the record's fault. Confined to the consumer thread.
 */
final class RecordDecoder<T extends SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(RecordDecoder.class);
    private static final Duration REGISTRY_RETRY = Duration.ofSeconds(1);

    private final AvroDecoder<T> decoder;
    private final BridgeMetrics metrics;
    private final Set<UndecodableException.Kind> loggedKinds =
            EnumSet.noneOf(UndecodableException.Kind.class);
    private boolean isRegistrySilent;

    RecordDecoder(Class<T> type, SchemaRegistry registry, BridgeMetrics metrics) {
        this.decoder = new AvroDecoder<>(type, registry);
        this.metrics = metrics;
    }

    /** What a record holds; empty if that is nothing. */
    Optional<T> decode(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        while (true) {
            try {
                T result = decoder.decode(value);
                isRegistrySilent = false;
                return Optional.of(result);
            } catch (UndecodableException e) {
                report(record, e);
                return Optional.empty();
            } catch (SchemaRegistryException e) {
                waitForRegistry(e);
            }
        }
    }

    private void report(ConsumerRecord<byte[], byte[]> record, UndecodableException e) {
        metrics.countUndecodable(e.kind().name().toLowerCase(Locale.ROOT));
        if (loggedKinds.add(e.kind())) {
            LOG.warn(
                    "record {}-{}@{} cannot be read: {} (further ones of this kind are counted)",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private void waitForRegistry(SchemaRegistryException e) throws InterruptedException {
        if (!isRegistrySilent) {
            isRegistrySilent = true;
            LOG.warn("{}; trying again until it answers", e.getMessage());
        }
        Thread.sleep(REGISTRY_RETRY.toMillis());
    }
}
