package io.realtimeanalytics.verification.history;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long events take until a reader of metrics.live has a result with them: from the reception of
 * the oldest event that is new in a result, for the metric events in windows of a second. Both
 * clocks are the machine's.
 */
final class LiveDelays implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroDecoder<MetricResult> decoder;
    private final AtomicReference<Queue<Long>> millis =
            new AtomicReference<>(new ConcurrentLinkedQueue<>());
    private final Thread thread = new Thread(this::run, "live-delays");
    private volatile boolean isClosing;

    LiveDelays(String kafka, URI registry) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                50),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.decoder = new AvroDecoder<>(MetricResult.class, new HttpSchemaRegistry(registry));
    }

    void start() {
        String topic = Topic.METRICS_LIVE.name();
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        thread.start();
    }

    /** The delays since the last call, in one line. */
    String report() {
        long[] sorted =
                millis.getAndSet(new ConcurrentLinkedQueue<>()).stream()
                        .mapToLong(Long::longValue)
                        .toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %d ms  p95 %d ms  p99 %d ms  max %d ms  (%d updates)",
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99),
                quantile(sorted, 1),
                sorted.length);
    }

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0
                ? -1
                : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    private void run() {
        while (!isClosing) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                add(record, System.currentTimeMillis());
            }
        }
        consumer.close();
    }

    private void add(ConsumerRecord<byte[], byte[]> record, long nowMillis) {
        try {
            MetricResult result = decoder.decode(record.value());
            if (result.getMetric().equals("events")
                    && result.getWindow().equals("1s")
                    && result.getOldestReceivedAt() > 0) {
                millis.get().add(nowMillis - result.getOldestReceivedAt());
            }
        } catch (UndecodableException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        isClosing = true;
        thread.join();
    }
}
