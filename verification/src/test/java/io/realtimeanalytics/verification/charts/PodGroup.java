package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Like pods that an object of the charts keeps running: how few and how many there are, and what
 * each is promised.
 */
record PodGroup(RenderedObject owner, String role, int fewest, int most, BigDecimal cpu) {

    static Stream<PodGroup> of(RenderedObject object) {
        return switch (object.kind()) {
            case "Deployment", "StatefulSet" -> Stream.of(ofTemplate(object));
            case "FlinkDeployment" ->
                    Stream.of("jobManager", "taskManager").map(role -> ofFlink(object, role));
            case "KafkaNodePool" -> Stream.of(ofPool(object));
            case "Kafka" ->
                    Stream.of("topicOperator", "userOperator")
                            .map(role -> ofEntityOperator(object, role));
            default -> Stream.empty();
        };
    }

    BigDecimal leastCpu() {
        return cpu.multiply(BigDecimal.valueOf(fewest));
    }

    private static PodGroup ofTemplate(RenderedObject object) {
        BigDecimal cpu =
                RenderedObject.elements(object.at("/spec/template/spec/containers")).stream()
                        .map(container -> cores(container.at("/resources/requests/cpu")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return scaled(object, "", object.at("/spec/replicas").asInt(1), cpu);
    }

    private static PodGroup ofFlink(RenderedObject object, String role) {
        JsonNode asked = object.at("/spec").path(role);
        BigDecimal cpu = cores(asked.at("/resource/cpu"));
        int replicas = asked.path("replicas").asInt(1);
        return role.equals("taskManager")
                ? scaled(object, role, replicas, cpu)
                : new PodGroup(object, role, replicas, replicas, cpu);
    }

    private static PodGroup ofPool(RenderedObject object) {
        int replicas = object.at("/spec/replicas").asInt();
        BigDecimal cpu = cores(object.at("/spec/resources/requests/cpu"));
        return new PodGroup(object, "", replicas, replicas, cpu);
    }

    private static PodGroup ofEntityOperator(RenderedObject object, String role) {
        JsonNode cpu = object.at("/spec/entityOperator").path(role).at("/resources/requests/cpu");
        return new PodGroup(object, role, 1, 1, cores(cpu));
    }

    /** By its autoscaler, where it has one. */
    private static PodGroup scaled(
            RenderedObject object, String role, int replicas, BigDecimal cpu) {
        List<RenderedObject> scalers =
                RenderedCharts.ofKind(object.valuesFile(), "HorizontalPodAutoscaler").stream()
                        .filter(scaler -> isTarget(scaler, object))
                        .toList();
        if (scalers.isEmpty()) {
            return new PodGroup(object, role, replicas, replicas, cpu);
        }
        JsonNode spec = scalers.get(0).at("/spec");
        int fewest = spec.path("minReplicas").asInt();
        return new PodGroup(object, role, fewest, spec.path("maxReplicas").asInt(), cpu);
    }

    static boolean isTarget(RenderedObject scaler, RenderedObject object) {
        JsonNode target = scaler.at("/spec/scaleTargetRef");
        return target.path("apiVersion").equals(object.at("/apiVersion"))
                && target.path("kind").asText().equals(object.kind())
                && target.path("name").asText().equals(object.name());
    }

    /** Of a quantity of Kubernetes: 250m, 0.25 or 2. */
    private static BigDecimal cores(JsonNode quantity) {
        String text = quantity.asText();
        return text.endsWith("m")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(3)
                : new BigDecimal(text);
    }

    @Override
    public String toString() {
        return owner.place() + " " + role;
    }
}
