package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.local.kafka.LocalKafka;
import io.realtimeanalytics.local.registry.LocalRegistry;
import io.realtimeanalytics.local.store.LocalStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A broker, a schema registry and a time-series store in a folder, that forget nothing. */
final class Platform implements AutoCloseable {

    private final LocalKafka kafka;
    private final LocalRegistry registry;
    private final LocalStore store;

    private Platform(LocalKafka kafka, LocalRegistry registry, LocalStore store) {
        this.kafka = kafka;
        this.registry = registry;
        this.store = store;
    }

    /** Starts all. */
    static Platform start(Path folder, Path registryProgram) throws Exception {
        LocalKafka kafka = new LocalKafka(folder.resolve("kafka"), freePort(), freePort());
        LocalRegistry registry =
                new LocalRegistry(
                        registryProgram,
                        folder.resolve("registry"),
                        folder.resolve("registry.log"),
                        freePort(),
                        System.err::println);
        LocalStore store =
                new LocalStore(
                        folder.resolve("questdb"), folder.resolve("questdb.log"), freePort());
        Platform platform = new Platform(kafka, registry, store);
        try {
            kafka.start();
            keepEverything(kafka.bootstrapServers());
            registry.start();
            store.start();
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

    /** Where programs find Kafka and the registry. */
    Map<String, String> settings() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "SCHEMA_REGISTRY_URL", registryUrl().toString());
    }

    /** The same and the store, which keeps the past for as long as settings allow. */
    HistoryConfig history() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("HISTORY_STORE", "questdb");
        settings.put("HISTORY_STORE_URL", store.url().toString());
        settings.put("HISTORY_COMPRESSION", "false");
        settings.put("HISTORY_STOP_AT_END", "true");
        for (Tier tier : Tier.values()) {
            settings.put("HISTORY_RETENTION_" + tier.id().toUpperCase(Locale.ROOT), "36500d");
        }
        return HistoryConfig.from(settings);
    }

    @Override
    public void close() throws IOException {
        store.close();
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
