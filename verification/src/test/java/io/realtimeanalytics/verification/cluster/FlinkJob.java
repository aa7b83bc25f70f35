package io.realtimeanalytics.verification.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job of the release, as its operator and Flink's own interface tell of it. */
record FlinkJob(Cluster cluster, String deployment) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REST_PORT = 8081;
    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(5);

    /** The only job that runs. */
    String id() {
        JsonNode jobs = get("/jobs").orElseThrow().path("jobs");
        assertThat(jobs).as("jobs").hasSize(1);
        return jobs.path(0).path("id").asText();
    }

    /** How often it was started from a checkpoint. */
    int restores() {
        return get("/jobs/" + id() + "/checkpoints")
                .orElseThrow()
                .path("counts")
                .path("restored")
                .asInt();
    }

    /** Pods of {@code jobmanager} or {@code taskmanager}. */
    List<Pod> pods(String component) {
        return cluster.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel("app", deployment)
                .withLabel("component", component)
                .list()
                .getItems();
    }

    /** What {@code kubectl scale} does, and then until the job runs on so many TaskManagers. */
    void scale(int taskManagers) {
        resource().scale(taskManagers);
        awaitRunning(taskManagers);
    }

    /** How many the release asks for. */
    int taskManagers() {
        return resource().get().<Integer>get("spec", "taskManager", "replicas");
    }

    /** Until the job runs on so many TaskManagers and has made a checkpoint there. */
    void awaitRunning(int taskManagers) {
        await(deployment + " on " + taskManagers + " TaskManagers")
                .atMost(RUNNING_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> parallelism() == taskManagers && isOnEverySlot());
        int checkpoints = completedCheckpoints();
        await(deployment + " makes a checkpoint")
                .atMost(RUNNING_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> completedCheckpoints() > checkpoints);
    }

    private Resource<GenericKubernetesResource> resource() {
        return cluster.client()
                .genericKubernetesResources(CustomKind.FLINK_DEPLOYMENT.context())
                .inNamespace(cluster.namespace())
                .withName(deployment);
    }

    private int completedCheckpoints() {
        return get("/jobs/" + id() + "/checkpoints")
                .orElseThrow()
                .path("counts")
                .path("completed")
                .asInt();
    }

    private int parallelism() {
        int parallelism = 0;
        for (JsonNode vertex : get("/jobs/" + id()).orElseThrow().path("vertices")) {
            parallelism = Math.max(parallelism, vertex.path("parallelism").asInt());
        }
        return parallelism;
    }

    private boolean isOnEverySlot() {
        for (JsonNode vertex : get("/jobs/" + id()).orElseThrow().path("vertices")) {
            if (!vertex.path("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    private Optional<JsonNode> get(String path) {
        return cluster.servicePage(deployment + "-rest", REST_PORT, path).map(FlinkJob::parse);
    }

    private static JsonNode parse(String page) {
        try {
            return JSON.readTree(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Flink's REST interface did not answer JSON", e);
        }
    }
}
