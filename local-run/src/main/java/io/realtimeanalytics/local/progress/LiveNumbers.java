package io.realtimeanalytics.local.progress;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.local.part.FailedStartException;
import io.realtimeanalytics.local.part.Part;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the jobs write, as the bridge does: the proof that numbers come out. */
public final class LiveNumbers implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(LiveNumbers.class);
    private static final Duration FIRST_RESULT_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String OPEN = "open";

    private final String bootstrapServers;
    private final URI registryUrl;
    private final boolean areExpected;
    private final CountDownLatch first = new CountDownLatch(1);
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;
    private @Nullable Tally tally;

    /**
     * @param areExpected whether there is traffic, so that results must come
     */
    public LiveNumbers(String bootstrapServers, URI registryUrl, boolean areExpected) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.areExpected = areExpected;
    }

    @Override
    public String name() {
        return "Live numbers";
    }

    @Override
    public String start() throws FailedStartException, InterruptedException {
        KafkaConsumer<byte[], byte[]> results =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                // Alerts are written in transactions.
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                // Seldom and much at once: people read the line, not a program.
                                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                                1 << 20,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                200),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer = results;
        List<TopicPartition> partitions =
                Stream.of(Topic.METRICS_LIVE, Topic.ALERTS)
                        .flatMap(topic -> results.partitionsFor(topic.name()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        Tally counted = new Tally(InstantSource.system());
        tally = counted;
        results.assign(partitions);
        results.seekToEnd(partitions);
        Thread reader = new Thread(() -> read(results, counted), "live-numbers");
        reader.setDaemon(true);
        thread = reader;
        reader.start();
        if (!areExpected) {
            return "none until somebody clicks in the demo shop";
        }
        if (!first.await(FIRST_RESULT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new FailedStartException("no result in " + FIRST_RESULT_LIMIT.toSeconds() + " s");
        }
        return "the first is here";
    }

    @Override
    public void close() throws InterruptedException {
        if (consumer != null && thread != null) {
            consumer.wakeup();
            thread.join();
        }
    }

    /** How it went since the last call, in one line. */
    public String report() {
        return tally == null ? "" : tally.next().toString();
    }

    private void read(KafkaConsumer<byte[], byte[]> results, Tally counted) {
        HttpSchemaRegistry registry = new HttpSchemaRegistry(registryUrl);
        AvroDecoder<MetricResult> metrics = new AvroDecoder<>(MetricResult.class, registry);
        AvroDecoder<Alert> alerts = new AvroDecoder<>(Alert.class, registry);
        try (results) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : results.poll(POLL)) {
                    read(record, metrics, alerts, counted);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("no longer reading");
        }
    }

    private void read(
            ConsumerRecord<byte[], byte[]> record,
            AvroDecoder<MetricResult> metrics,
            AvroDecoder<Alert> alerts,
            Tally counted) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topic.METRICS_LIVE.name())) {
                counted.add(metrics.decode(record.value()), record.timestamp());
                first.countDown();
            } else if (alerts.decode(record.value()).getStatus().equals(OPEN)) {
                counted.addAlert();
            }
        } catch (UndecodableException | SchemaRegistryException e) {
            LOG.warn("result not readable: {}", e.getMessage());
        }
    }
}
