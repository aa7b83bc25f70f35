package io.realtimeanalytics.local.flink;

import io.realtimeanalytics.local.folder.FileTree;
import io.realtimeanalytics.local.part.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.Nullable;

/** A Flink cluster in this process, with the web UI. */
public final class LocalFlink implements Part {

    // The live job's, one for each of the others.
    private static final int SLOTS = 10;

    private final Path folder;
    private final Path log;
    private final int port;
    private @Nullable MiniCluster cluster;

    /**
     * @param folder where checkpoints and working files are kept
     * @param log file that the web UI shows
     */
    public LocalFlink(Path folder, Path log, int port) {
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    @Override
    public String name() {
        return "Flink";
    }

    @Override
    public String start() throws Exception {
        // Working files of a run that was killed.
        FileTree.delete(work());
        Files.createDirectories(work());
        Files.createDirectories(checkpoints());
        MiniCluster started =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings())
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(SLOTS)
                                .build());
        cluster = started;
        started.start();
        return "http://localhost:" + started.getRestAddress().get(30, TimeUnit.SECONDS).getPort();
    }

    @Override
    public void close() throws Exception {
        if (cluster != null) {
            cluster.closeAsync().get(closeLimit().toMillis(), TimeUnit.MILLISECONDS);
        }
        FileTree.delete(work());
    }

    @Override
    public Duration closeLimit() {
        return Duration.ofSeconds(8);
    }

    MiniCluster cluster() {
        if (cluster == null) {
            throw new IllegalStateException("not started");
        }
        return cluster;
    }

    /** Settings that the jobs inherit. */
    Configuration settings() {
        return new FlinkSettings(checkpoints(), work(), log, port, SLOTS).toConfiguration();
    }

    /** Folder with one folder of checkpoints for each job. */
    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    private Path work() {
        return folder.resolve("work");
    }
}
