package io.realtimeanalytics.bridge.consume;

import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.avro.ShareLink;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic: first what is still worth showing, then what comes, for ever.
 *
 * <p>Every bridge reads all partitions, without a group: each can serve any screen, and none waits
 * for a rebalance. Its thread owns the Kafka client and the decoder. Failures never end it: it
 * continues where it was as soon as Kafka lets it.
 */
public final class TopicConsumer<T extends SpecificRecord> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicConsumer.class);

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration POLL_TIMEOUT_OF_PAST = Duration.ofMillis(100);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, String> kafkaProperties;
    private final Source<T> source;
    private final RecordDecoder<T> decoder;
    private final RecordSink<T> sink;
    private final BridgeMetrics metrics;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final TopicPositions positions;

    /** Null where records are passed on at once. */
    private final @Nullable HeldRecords held;

    private boolean isRebuilt;
    private @Nullable String lastProblem;
    private long lookedAtNanos;

    /**
     * What is read.
     *
     * @param topic all partitions of it
     * @param type of the records
     * @param lookBack older records say nothing that is shown
     * @param isTransactional whether records count only once their transaction is committed
     * @param delay so long after they were written records are passed on
     */
    public record Source<T>(
            Topic topic,
            Class<T> type,
            Duration lookBack,
            boolean isTransactional,
            Duration delay) {

        private Source(Topic topic, Class<T> type, Duration lookBack, boolean isTransactional) {
            this(topic, type, lookBack, isTransactional, Duration.ZERO);
        }

        /** Older records can only speak of windows that no view shows. */
        private static final Duration RESULTS = Duration.ofMinutes(40);

        private static final Duration ALERTS = Duration.ofHours(24);
        private static final Duration EVENTS = Duration.ofHours(1);
        private static final Duration SESSIONS = Duration.ofHours(1);

        /** Not written in transactions, and a screen must not wait for any. */
        public static Source<MetricResult> results() {
            return new Source<>(Topic.METRICS_LIVE, MetricResult.class, RESULTS, false);
        }

        /**
         * Raw events, for as long as a live window and a visit together can be.
         *
         * @param ago those of so long ago, as if that were now
         */
        public static Source<Event> events(Duration ago) {
            return new Source<>(Topic.EVENTS, Event.class, EVENTS.plus(ago), false, ago);
        }

        /** Visits that have ended. */
        public static Source<Session> sessions() {
            return new Source<>(Topic.SESSIONS, Session.class, SESSIONS, true);
        }

        /** Links for people without an account, all that are still good. */
        public static Source<ShareLink> shares() {
            return new Source<>(Topic.SHARES, ShareLink.class, Topic.SHARES.retention(), false);
        }

        /** What patterns and detectors noticed. */
        public static Source<Alert> alerts() {
            return new Source<>(Topic.ALERTS, Alert.class, ALERTS, true);
        }
    }

    /**
     * @param kafkaProperties client properties; those that the bridge depends on are overruled
     */
    public TopicConsumer(
            Source<T> source,
            Map<String, String> kafkaProperties,
            SchemaRegistry registry,
            RecordSink<T> sink,
            BridgeMetrics metrics,
            Clock clock) {
        this.kafkaProperties = Map.copyOf(kafkaProperties);
        this.source = source;
        this.decoder = new RecordDecoder<>(source.type(), registry, metrics);
        this.sink = sink;
        this.metrics = metrics;
        this.positions = new TopicPositions(source.topic().name(), source.lookBack(), clock);
        this.held = source.delay().isZero() ? null : new HeldRecords(source.delay(), clock);
        this.thread = new Thread(this::run, "bridge-" + source.topic().name());
        this.thread.setDaemon(true);
    }

    /** Begins to read, in a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Ends the reading; returns at once. */
    public void stop() {
        closing.countDown();
        thread.interrupt();
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                readWithNewClient();
            } catch (InterruptException | InterruptedException e) {
                LOG.debug("consumer thread was interrupted", e);
            } catch (KafkaException e) {
                report(e.toString());
                waitBeforeRetry();
            } catch (RuntimeException e) {
                LOG.error("reading {} failed, trying again", positions.topic(), e);
                waitBeforeRetry();
            }
        }
    }

    private void readWithNewClient() throws InterruptedException {
        Consumer<byte[], byte[]> consumer = newClient();
        try {
            positions.assign(consumer);
            if (lastProblem != null) {
                lastProblem = null;
                LOG.info("reading {} now", positions.topic());
            }
            while (closing.getCount() > 0) {
                readOn(consumer);
                finishRebuild(consumer);
                look(consumer);
            }
        } finally {
            // An interrupt has done its work by now; closing the client needs an unmarked thread.
            Thread.interrupted();
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }

    private void readOn(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        if (held == null) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL_TIMEOUT);
            pass(records);
            positions.advance(records);
            return;
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL_TIMEOUT_OF_PAST);
        held.add(records, consumer);
        positions.advance(records);
        pass(held.takeDue(consumer));
    }

    private void pass(Iterable<ConsumerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        List<T> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            decoder.decode(record).ifPresent(value -> add(value, record, values));
        }
        if (!values.isEmpty()) {
            sink.accept(values);
        }
    }

    private void add(T value, ConsumerRecord<byte[], byte[]> record, List<T> values) {
        Header trace = record.headers().lastHeader(TraceContext.HEADER);
        if (trace != null && trace.value() != null) {
            sink.traced(value, new String(trace.value(), StandardCharsets.US_ASCII));
        }
        values.add(value);
    }

    private void finishRebuild(Consumer<byte[], byte[]> consumer) {
        if (!isRebuilt && positions.isPastStart(consumer, this::isWaiting)) {
            isRebuilt = true;
            sink.rebuilt();
            LOG.info("state rebuilt from {}", positions.topic());
        }
    }

    private boolean isWaiting(TopicPartition partition) {
        return held != null && held.isWaiting(partition);
    }

    /** Now and then: how far behind, and whether there are more partitions than before. */
    private void look(Consumer<byte[], byte[]> consumer) {
        long nowNanos = System.nanoTime();
        if (nowNanos - lookedAtNanos < LOOK_INTERVAL.toNanos()) {
            return;
        }
        lookedAtNanos = nowNanos;
        for (TopicPartition partition : consumer.assignment()) {
            consumer.currentLag(partition)
                    .ifPresent(
                            records -> {
                                // Of what is read late on purpose it says nothing.
                                if (held == null) {
                                    metrics.lag(partition.topic(), partition.partition(), records);
                                }
                            });
        }
        if (positions.hasGrown(consumer)) {
            positions.assign(consumer);
        }
    }

    private Consumer<byte[], byte[]> newClient() {
        Map<String, Object> properties = new HashMap<>(kafkaProperties);
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "ws-bridge");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                source.isTransactional() ? "read_committed" : "read_uncommitted");
        // Answered as soon as there is one byte; the long wait only spares empty answers.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "500");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void report(String problem) {
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            LOG.warn("cannot read {}: {}; trying again until it works", positions.topic(), problem);
        }
    }

    private void waitBeforeRetry() {
        try {
            if (closing.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while waiting for Kafka");
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted while waiting for Kafka", e);
        }
    }
}
