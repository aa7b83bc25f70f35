package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A broker and a schema registry in a folder of their own, that forget nothing. */
final class Platform implements AutoCloseable {

    private final LocalKafka kafka;
    private final LocalRegistry registry;

    private Platform(LocalKafka kafka, LocalRegistry registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    /** Starts both. */
    static Platform start(Path folder, Path registryProgram) throws Exception {
        LocalKafka kafka = new LocalKafka(folder.resolve("kafka"), freePort(), freePort());
        LocalRegistry registry =
                new LocalRegistry(
                        registryProgram,
                        folder.resolve("registry"),
                        folder.resolve("registry.log"),
                        freePort(),
                        System.err::println);
        Platform platform = new Platform(kafka, registry);
        try {
            kafka.start();
            keepEverything(kafka.bootstrapServers());
            registry.start();
            return platform;
        } catch (Exception e) {
            platform.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    URI registryUrl() {
        return registry.apiUrl();
    }

    /** Where programs find both. */
    Map<String, String> settings() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "SCHEMA_REGISTRY_URL", registryUrl().toString());
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

    // The local broker keeps little, and compacts; the oracle wants to see each version.
    private static void keepEverything(String bootstrapServers)
            throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> settings =
                List.of(
                        set("cleanup.policy", "delete"),
                        set("retention.ms", "-1"),
                        set("retention.bytes", "-1"));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : Topic.all()) {
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), settings);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
