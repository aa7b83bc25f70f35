package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.verification.fanout.feed.KafkaFeed;
import io.realtimeanalytics.verification.ledger.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/** A broker in this process and a schema registry beside it. */
public final class BenchPlatform implements AutoCloseable {

    private final LocalKafka kafka;
    private final LocalRegistry registry;

    private BenchPlatform(LocalKafka kafka, LocalRegistry registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    /** Starts both. */
    public static BenchPlatform start(Path folder, Path registryProgram) throws Exception {
        BenchPlatform platform =
                new BenchPlatform(
                        new LocalKafka(folder.resolve("kafka"), freePort(), freePort()),
                        new LocalRegistry(
                                registryProgram,
                                folder.resolve("registry"),
                                folder.resolve("registry.log"),
                                freePort(),
                                System.err::println));
        try {
            platform.kafka.start();
            platform.registry.start();
            return platform;
        } catch (Exception e) {
            platform.close();
            throw e;
        }
    }

    /** Where programs find both. */
    public Map<String, String> settings() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                registry.apiUrl().toString());
    }

    /** Publishes into its topics. */
    public KafkaFeed feed() {
        return new KafkaFeed(kafka.bootstrapServers(), new HttpSchemaRegistry(registry.apiUrl()));
    }

    /** Reads its topics. */
    public Topics topics() {
        return Topics.of(kafka.bootstrapServers(), new HttpSchemaRegistry(registry.apiUrl()));
    }

    @Override
    public void close() throws IOException {
        try {
            registry.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kafka.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
