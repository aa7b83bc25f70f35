package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Pods that the network knows by the same labels. */
record NetworkPod(String name, JsonNode labels) {

    /** Those that run in the release's namespace, the operators' among them. */
    static Stream<NetworkPod> of(RenderedObject object) {
        return switch (object.kind()) {
            case "Kafka" ->
                    Stream.of(
                            ofKafka(object, "entity-operator"),
                            ofKafka(object, "kafka").withRole("controller"),
                            ofKafka(object, "kafka").withRole("broker"));
            case "FlinkDeployment" ->
                    // Both kinds of pods of a job have the same edges.
                    ChartPod.of(object)
                            .limit(1)
                            .map(pod -> new NetworkPod(shortName(object), pod.labels()));
            default ->
                    ChartPod.of(object)
                            .map(pod -> new NetworkPod(nameOf(pod.labels()), pod.labels()));
        };
    }

    private static String shortName(RenderedObject object) {
        return object.name().substring(RenderedCharts.RELEASE.length() + 1);
    }

    private static String nameOf(JsonNode labels) {
        return labels.path("app.kubernetes.io/name").asText();
    }

    /** Labels as Strimzi sets them. */
    private static NetworkPod ofKafka(RenderedObject cluster, String component) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        labels.put("strimzi.io/cluster", cluster.name());
        labels.put("strimzi.io/name", cluster.name() + "-" + component);
        return new NetworkPod(component, labels);
    }

    private NetworkPod withRole(String role) {
        ObjectNode more = labels.deepCopy();
        more.put("strimzi.io/broker-role", String.valueOf(role.equals("broker")));
        return new NetworkPod("kafka " + role, more);
    }
}
