package io.realtimeanalytics.collector.publish;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import io.realtimeanalytics.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The publisher's connection: made on the first tick, and anew when acknowledgements stay away for
 * long. Confined to the sender thread, but for {@link #isReady} and acknowledgements.
 */
final class LogLink {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(30);

    private final Connection.Factory connections;
    private final Duration patience;
    private @Nullable Connection connection;
    private volatile boolean hasAcknowledged;
    private volatile long latestNanos = System.nanoTime();
    private String announced = "";

    LogLink(Connection.Factory connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
    }

    boolean isReady() {
        return hasAcknowledged && System.nanoTime() - latestNanos < patience.toNanos();
    }

    /** Appends a tick to every partition, connecting first where needed. */
    void tick(long at) {
        try {
            EventLog log = connect().log();
            int partitions = log.partitions();
            for (int partition = 0; partition < partitions; partition++) {
                log.append(
                        new ProducerRecord<byte[], byte[]>(
                                Topic.EVENTS.name(), partition, at, null, null),
                        acknowledgeTick());
            }
            announceState();
        } catch (KafkaException | SchemaRegistryException e) {
            announce("Kafka does not take events: " + describe(e));
        }
    }

    /**
     * Appends the events; the result is completed from the acknowledgements.
     *
     * @param traceparent goes with the first event
     */
    void send(List<Event> events, @Nullable String traceparent, CompletableFuture<Void> result) {
        Connection current = connection;
        if (current == null) {
            result.completeExceptionally(new UnavailableException("not connected"));
            return;
        }
        List<ProducerRecord<byte[], byte[]>> records =
                events.stream().map(event -> recordOf(event, current)).toList();
        if (traceparent != null) {
            records.get(0)
                    .headers()
                    .add(TraceContext.HEADER, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        Callback acknowledge =
                new Acknowledgements(records.size(), result, this::rememberAcknowledgement);
        try {
            records.forEach(record -> current.log().append(record, acknowledge));
        } catch (KafkaException e) {
            result.completeExceptionally(new UnavailableException("not sent: " + e));
        }
    }

    void close() {
        hasAcknowledged = false;
        if (connection != null) {
            connection.log().close();
            connection = null;
        }
    }

    private Connection connect() {
        if (connection != null && System.nanoTime() - latestNanos > RECONNECT_AFTER.toNanos()) {
            close();
        }
        Connection current = connection;
        if (current == null) {
            current = connections.connect();
            connection = current;
            latestNanos = System.nanoTime();
        }
        return current;
    }

    private Callback acknowledgeTick() {
        return (metadata, failure) -> {
            if (failure == null) {
                rememberAcknowledgement();
            }
        };
    }

    private void rememberAcknowledgement() {
        latestNanos = System.nanoTime();
        hasAcknowledged = true;
    }

    private static ProducerRecord<byte[], byte[]> recordOf(Event event, Connection connection) {
        String visitor = event.getVisitorId();
        String key =
                Topic.eventKey(event.getSiteId(), visitor == null ? event.getEventId() : visitor);
        return new ProducerRecord<>(
                Topic.EVENTS.name(),
                null,
                event.getReceivedAt(),
                key.getBytes(StandardCharsets.UTF_8),
                connection.encoder().encode(event));
    }

    private void announceState() {
        if (isReady()) {
            announce("Kafka takes events");
        } else if (hasAcknowledged) {
            announce("Kafka does not take events: no acknowledgement for " + patience);
        }
    }

    private void announce(String state) {
        if (!state.equals(announced)) {
            announced = state;
            LOG.info(state);
        }
    }

    private static String describe(RuntimeException failure) {
        return failure.getCause() instanceof UnknownTopicOrPartitionException
                ? "topic " + Topic.EVENTS.name() + " does not exist"
                : String.valueOf(failure.getMessage());
    }
}
