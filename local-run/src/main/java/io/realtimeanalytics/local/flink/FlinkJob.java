package io.realtimeanalytics.local.flink;

import io.realtimeanalytics.local.console.Console;
import io.realtimeanalytics.local.part.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that resumes where its last checkpoint was, however the run before ended.
 *
 * <p>A clean stop takes one more checkpoint, so that little is done twice; a stop by force leaves
 * the last one. Both are resumed from in the same way.
 */
public final class FlinkJob implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(FlinkJob.class);
    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(6);
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(3);

    private final LocalFlink flink;
    private final Definition definition;
    private final Console console;
    private final Consumer<String> onFailure;
    private final JobID id;
    private volatile boolean isRunning;
    private volatile boolean isClosing;

    /**
     * What a job is.
     *
     * @param name in Flink; its checkpoints are found by it
     * @param title for people
     * @param parallelism subtasks of each operator
     * @param build adds the job to an environment
     */
    public record Definition(
            String name,
            String title,
            int parallelism,
            Consumer<StreamExecutionEnvironment> build) {}

    /**
     * @param console told of damaged checkpoints
     * @param onFailure told once, with a message for people, if the job ends by itself
     */
    public FlinkJob(
            LocalFlink flink, Definition definition, Console console, Consumer<String> onFailure) {
        this.flink = flink;
        this.definition = definition;
        this.console = console;
        this.onFailure = onFailure;
        UUID hash = UUID.nameUUIDFromBytes(definition.name().getBytes(StandardCharsets.UTF_8));
        // Always the same: the folder of the checkpoints is named after it.
        this.id = new JobID(hash.getLeastSignificantBits(), hash.getMostSignificantBits());
    }

    @Override
    public String name() {
        return definition.title();
    }

    @Override
    public String start() throws Exception {
        CheckpointFolder folder =
                new CheckpointFolder(flink.checkpoints().resolve(id.toHexString()));
        Optional<Checkpoint> checkpoint =
                folder.keepNewest(damage -> console.warning(damage + "; taking the one before"));
        MiniCluster cluster = flink.cluster();
        cluster.submitJob(jobGraph(checkpoint)).get(30, TimeUnit.SECONDS);
        new JobStart(cluster, id).await();
        isRunning = true;
        var unused = cluster.requestJobResult(id).thenAccept(this::ended);
        return checkpoint.map(FlinkJob::resumed).orElse("from the first event, no state yet");
    }

    @Override
    public void close() throws Exception {
        isClosing = true;
        if (!isRunning) {
            return;
        }
        MiniCluster cluster = flink.cluster();
        try {
            String path =
                    cluster.triggerCheckpoint(id)
                            .get(CHECKPOINT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("last checkpoint of {}: {}", definition.name(), path);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("no last checkpoint of {}", definition.name(), e);
            console.warning(
                    definition.title()
                            + ": no last checkpoint; the next run resumes from the one before and"
                            + " reads the rest from Kafka again");
        }
        var unused = cluster.cancelJob(id);
        cluster.requestJobResult(id).get(CANCEL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Duration closeLimit() {
        return CHECKPOINT_LIMIT.plus(CANCEL_LIMIT).plusSeconds(1);
    }

    /** Whether all is well with it at this moment. */
    public boolean isHealthy() throws InterruptedException {
        try {
            return flink.cluster().getJobStatus(id).get(5, TimeUnit.SECONDS) == JobStatus.RUNNING;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private JobGraph jobGraph(Optional<Checkpoint> checkpoint) throws IOException {
        Configuration settings = flink.settings();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(definition.parallelism());
        definition.build().accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(definition.name());
        JobGraph jobGraph = graph.getJobGraph(FlinkJob.class.getClassLoader(), id);
        checkpoint.ifPresent(
                chosen ->
                        jobGraph.setSavepointRestoreSettings(
                                SavepointRestoreSettings.forPath(
                                        chosen.folder().toUri().toString(),
                                        false,
                                        RecoveryClaimMode.CLAIM)));
        return jobGraph;
    }

    private void ended(JobResult result) {
        if (!isClosing) {
            onFailure.accept(
                    definition.title()
                            + " ended by itself"
                            + result.getSerializedThrowable()
                                    .map(failure -> ": " + JobStart.rootOf(failure))
                                    .orElse(""));
        }
    }

    private static String resumed(Checkpoint checkpoint) {
        Duration age = Duration.between(checkpoint.completedAt(), Instant.now());
        return "resumed from checkpoint %d of %s ago".formatted(checkpoint.number(), people(age));
    }

    private static String people(Duration age) {
        if (age.toMinutes() < 2) {
            return age.toSeconds() + " s";
        }
        return age.toHours() < 2 ? age.toMinutes() + " min" : age.toHours() + " h";
    }
}
