package io.realtimeanalytics.local.kafka;

import io.realtimeanalytics.local.folder.FileTree;
import io.realtimeanalytics.local.part.Part;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A Kafka broker in this process that keeps its records and its cluster id over restarts. */
public final class LocalKafka implements Part {

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Topics topics;
    private @Nullable KafkaRaftServer server;

    /**
     * @param folder where the broker keeps its log
     */
    public LocalKafka(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
        this.topics = new Topics(bootstrapServers());
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public String start() throws Exception {
        if (!Files.exists(folder)) {
            format();
        }
        server =
                new KafkaRaftServer(
                        new KafkaConfig(BrokerSettings.of(folder, port, controllerPort)),
                        Time.SYSTEM);
        server.startup();
        return "localhost:%d, %s".formatted(port, topics.prepare());
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    @Override
    public Duration closeLimit() {
        return Duration.ofSeconds(10);
    }

    /**
     * What to do instead of ending the process when the broker meets an error it cannot survive.
     */
    public static void onFatalError(Runnable action) {
        Exit.Procedure procedure =
                (status, message) -> {
                    action.run();
                    // The caller relies on not coming back.
                    throw new IllegalStateException("Kafka stopped with status " + status);
                };
        Exit.setHaltProcedure(procedure);
        Exit.setExitProcedure(procedure);
    }

    // In a folder of another name first: a folder of the right name is always whole.
    private void format() throws Exception {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        FileTree.delete(unfinished);
        Files.createDirectories(unfinished);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .addDirectory(unfinished.toString())
                .setMetadataLogDirectory(unfinished.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setUnstableFeatureVersionsEnabled(false)
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
