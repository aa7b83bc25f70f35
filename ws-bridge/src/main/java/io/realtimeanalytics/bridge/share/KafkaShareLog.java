package io.realtimeanalytics.bridge.share;

import io.realtimeanalytics.event.avro.ShareLink;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Topic {@code shares}. Links are made seldom: the client is made with the first one. */
public final class KafkaShareLog implements ShareLog, AutoCloseable {

    private static final int MAX_WAITING = 100;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> properties;
    private final SchemaRegistry registry;
    // Kafka's client and the registry's block while they look for their servers.
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    KafkaShareLog::newThread);

    /** Made by the thread. */
    private volatile @Nullable Writer writer;

    private record Writer(KafkaProducer<byte[], byte[]> producer, AvroEncoder<ShareLink> encoder) {}

    /**
     * @param kafkaProperties client properties; those that C1 depends on are overruled
     */
    public KafkaShareLog(Map<String, String> kafkaProperties, SchemaRegistry registry) {
        this.properties = new HashMap<>(kafkaProperties);
        this.properties.put(ProducerConfig.ACKS_CONFIG, "all");
        this.properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        this.properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        this.registry = registry;
        this.thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletableFuture<Void> append(ShareLink link) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            thread.execute(() -> write(link, written));
        } catch (RejectedExecutionException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Writer known = writer;
        if (known != null) {
            known.producer().close(CLOSE_TIMEOUT);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
    private void write(ShareLink link, CompletableFuture<Void> written) {
        try {
            Writer open = open();
            open.producer()
                    .send(
                            new ProducerRecord<>(
                                    Topic.SHARES.name(),
                                    link.getShareId().getBytes(StandardCharsets.UTF_8),
                                    open.encoder().encode(link)),
                            (metadata, failure) -> {
                                if (failure == null) {
                                    written.complete(null);
                                } else {
                                    written.completeExceptionally(failure);
                                }
                            });
        } catch (RuntimeException e) {
            written.completeExceptionally(e);
        }
    }

    private Writer open() {
        Writer known = writer;
        if (known == null) {
            ByteArraySerializer bytes = new ByteArraySerializer();
            known =
                    new Writer(
                            new KafkaProducer<>(properties, bytes, bytes),
                            AvroEncoder.of(ShareLink.class, Subjects.SHARE_LINK, registry));
            writer = known;
        }
        return known;
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "bridge-shares");
        thread.setDaemon(true);
        return thread;
    }
}
