package io.realtimeanalytics.local.flink;

import io.realtimeanalytics.local.part.FailedStartException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Waits until every task of a submitted job runs, its state restored. */
final class JobStart {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int TOLERATED_FAILURES = 2;
    private static final long POLL_MILLIS = 50;

    private final MiniCluster cluster;
    private final JobID id;
    private final Set<Long> failureTimes = new HashSet<>();

    JobStart(MiniCluster cluster, JobID id) {
        this.cluster = cluster;
        this.id = id;
    }

    /** The message of the innermost cause, in one line. */
    static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("unknown cause");
    }

    void await()
            throws FailedStartException,
                    ExecutionException,
                    InterruptedException,
                    TimeoutException {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        AccessExecutionGraph graph = graph();
        while (!isRunning(graph)) {
            ErrorInfo failure = graph.getFailureInfo();
            if (failure != null) {
                failureTimes.add(failure.getTimestamp());
            }
            boolean ended = graph.getState().isGloballyTerminalState();
            if (ended || failureTimes.size() > TOLERATED_FAILURES) {
                throw new FailedStartException(
                        "cannot start: "
                                + (failure == null
                                        ? graph.getState()
                                        : rootOf(failure.getException()))
                                + " (if its state is of another version: make demo-clean)");
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new FailedStartException("not running after " + LIMIT.toSeconds() + " s");
            }
            Thread.sleep(POLL_MILLIS);
            graph = graph();
        }
    }

    private AccessExecutionGraph graph()
            throws ExecutionException, InterruptedException, TimeoutException {
        return cluster.getExecutionGraph(id).get(30, TimeUnit.SECONDS);
    }

    private static boolean isRunning(AccessExecutionGraph graph) {
        return graph.getState() == JobStatus.RUNNING
                && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
                        .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
    }
}
