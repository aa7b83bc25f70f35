package io.realtimeanalytics.preflight.healthy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.Conditions;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the jobs themselves say: the age of the newest checkpoint, and how far behind they are. */
public final class FlinkJobsCheck implements Check {

    /** Checkpoints may be this many intervals old, but a minute in any case. */
    private static final int INTERVALS = 5;

    private static final Duration LEAST_LIMIT = Duration.ofMinutes(1);

    private final long maxLagRecords;

    public FlinkJobsCheck(long maxLagRecords) {
        this.maxLagRecords = maxLagRecords;
    }

    @Override
    public String name() {
        return "Flink jobs";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Finding> findings = new ArrayList<>();
        for (GenericKubernetesResource deployment :
                cluster.customResources(CustomKind.FLINK_DEPLOYMENT)) {
            if (Conditions.status(deployment, "jobStatus", "state").equals("RUNNING")) {
                judge(cluster, deployment, findings);
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.unknown("jobs", "none runs", "see Flink deployments, above"));
        }
        return findings;
    }

    private void judge(
            Cluster cluster, GenericKubernetesResource deployment, List<Finding> findings) {
        String name = deployment.getMetadata().getName();
        FlinkRest rest =
                new FlinkRest(cluster, name, Conditions.status(deployment, "jobStatus", "jobId"));
        Optional<JsonNode> job = rest.job();
        if (job.isEmpty()) {
            findings.add(
                    Finding.unknown(
                            "job of " + name,
                            "its JobManager does not answer through the API server",
                            "kubectl -n "
                                    + cluster.namespace()
                                    + " port-forward service/"
                                    + name
                                    + "-rest 8081; a NetworkPolicy may refuse the API server"));
            return;
        }
        findings.add(checkpoints(name, rest, job.orElseThrow(), cluster));
        findings.add(lag(name, rest, job.orElseThrow()));
    }

    private static Finding checkpoints(String name, FlinkRest rest, JsonNode job, Cluster cluster) {
        String subject = "checkpoints of " + name;
        long intervalMillis =
                rest.checkpointConfig().map(config -> config.path("interval").asLong()).orElse(0L);
        Duration limit = Duration.ofMillis(intervalMillis * INTERVALS);
        limit = limit.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : limit;
        JsonNode answer = rest.checkpoints().orElseThrow(FlinkJobsCheck::vanished);
        long failed = answer.path("counts").path("failed").asLong();
        long newestMillis =
                answer.path("latest").path("completed").path("latest_ack_timestamp").asLong();
        long sinceMillis = newestMillis == 0 ? job.path("start-time").asLong() : newestMillis;
        Duration age = Duration.ofMillis(cluster.clock().millis() - sinceMillis);
        if (age.compareTo(limit) > 0) {
            return Finding.failed(
                    subject,
                    (newestMillis == 0 ? "none, running for " : "the newest is old: ")
                            + seconds(age)
                            + ", "
                            + failed
                            + " failed; a restart would read all since then again",
                    "docs/operations/healthy.md, checkpoints: is the volume full, or the job held up?");
        }
        return Finding.ok(
                subject,
                newestMillis == 0 ? "none yet, just started" : "newest " + seconds(age) + " old");
    }

    private Finding lag(String name, FlinkRest rest, JsonNode job) {
        double pending = 0;
        for (JsonNode vertex : job.path("vertices")) {
            pending += rest.sumOfVertex(vertex.path("id").asText(), ".pendingRecords").orElse(0.0);
        }
        String subject = "lag of " + name;
        long records = Math.round(pending);
        if (records > maxLagRecords) {
            return Finding.warning(
                    subject,
                    records + " records are waiting: numbers are behind",
                    "make scale TM=2 (more TaskManagers); docs/operations/scale.md");
        }
        return Finding.ok(subject, records + " records are waiting");
    }

    private static IllegalStateException vanished() {
        return new IllegalStateException("the JobManager stopped answering");
    }

    private static String seconds(Duration duration) {
        return Math.max(0, duration.toSeconds()) + " s";
    }
}
