package io.realtimeanalytics.preflight.healthy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realtimeanalytics.preflight.cluster.Cluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The REST interface of one Flink deployment's job, through the API server. */
final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORT = 8081;

    private final Cluster cluster;
    private final String deployment;
    private final String job;

    FlinkRest(Cluster cluster, String deployment, String job) {
        this.cluster = cluster;
        this.deployment = deployment;
        this.job = job;
    }

    Optional<JsonNode> job() {
        return get("");
    }

    Optional<JsonNode> checkpoints() {
        return get("/checkpoints");
    }

    Optional<JsonNode> checkpointConfig() {
        return get("/checkpoints/config");
    }

    /** Sum of a vertex's metrics with this ending, over its subtasks; nothing if it has none. */
    Optional<Double> sumOfVertex(String vertex, String ending) {
        String path = "/vertices/" + vertex + "/subtasks/metrics";
        List<String> names = new ArrayList<>();
        get(path).ifPresent(all -> all.forEach(metric -> names.add(metric.path("id").asText())));
        names.removeIf(name -> !name.endsWith(ending));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String wanted = URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
        return get(path + "?get=" + wanted).map(FlinkRest::sum);
    }

    private static double sum(JsonNode metrics) {
        double sum = 0;
        for (JsonNode metric : metrics) {
            sum += metric.path("sum").asDouble();
        }
        return sum;
    }

    private Optional<JsonNode> get(String path) {
        return cluster.servicePage(deployment + "-rest", PORT, "/jobs/" + job + path)
                .map(FlinkRest::parse);
    }

    private static JsonNode parse(String page) {
        try {
            return JSON.readTree(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Flink's REST interface did not answer JSON", e);
        }
    }
}
