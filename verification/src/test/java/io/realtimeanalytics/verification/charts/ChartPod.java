package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** One kind of pod that an object of the charts asks for. */
record ChartPod(String place, JsonNode labels, JsonNode spec, Lifetime lifetime) {

    /** What ends a pod, and so what it must answer. */
    enum Lifetime {
        SERVING,
        /** It has no port to be asked at, and ends by itself when it cannot work. */
        WORKING,
        /** Whether it is ready is known to Flink's operator, not to the pod. */
        FLINK,
        ONCE
    }

    private static final String FLINK_CONTAINER = "flink-main-container";
    private static final Set<String> WITHOUT_PORT = Set.of(RenderedCharts.RELEASE + "-simulator");

    static Stream<ChartPod> of(RenderedObject object) {
        return switch (object.kind()) {
            case "Deployment", "StatefulSet" ->
                    Stream.of(ofTemplate(object, object.at("/spec/template"), lasting(object)));
            case "Job" -> Stream.of(ofTemplate(object, object.at("/spec/template"), Lifetime.ONCE));
            case "Pod" -> Stream.of(ofTemplate(object, object.json(), Lifetime.ONCE));
            case "FlinkDeployment" ->
                    Stream.of("jobManager", "taskManager").map(role -> ofFlink(object, role));
            default -> Stream.empty();
        };
    }

    private static Lifetime lasting(RenderedObject object) {
        return WITHOUT_PORT.contains(object.name()) ? Lifetime.WORKING : Lifetime.SERVING;
    }

    private static ChartPod ofTemplate(RenderedObject object, JsonNode pod, Lifetime lifetime) {
        return new ChartPod(object.place(), pod.at("/metadata/labels"), pod.path("spec"), lifetime);
    }

    /**
     * As Flink's operator joins the templates by the names of containers, and adds image, account,
     * sizes and labels.
     */
    private static ChartPod ofFlink(RenderedObject object, String role) {
        JsonNode asked = object.at("/spec");
        ObjectNode pod = asked.path("podTemplate").deepCopy();
        join(pod, asked.path(role).path("podTemplate"));
        ObjectNode spec = (ObjectNode) pod.path("spec");
        spec.set("serviceAccountName", asked.path("serviceAccount"));
        for (JsonNode container : spec.path("containers")) {
            if (container.path("name").asText().equals(FLINK_CONTAINER)) {
                ((ObjectNode) container).set("image", asked.path("image"));
                ((ObjectNode) container).set("resources", resources(asked.path(role)));
            }
        }
        ObjectNode labels = (ObjectNode) pod.at("/metadata/labels");
        labels.put("app", object.name());
        labels.put("component", role.toLowerCase(Locale.ROOT));
        labels.put("type", "flink-standalone-kubernetes");
        return new ChartPod(object.place() + " " + role, labels, spec, Lifetime.FLINK);
    }

    /** Memory is promised and limited alike. */
    private static ObjectNode resources(JsonNode role) {
        JsonNode memory = role.at("/resource/memory");
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        resources.putObject("requests").set("cpu", role.at("/resource/cpu"));
        ((ObjectNode) resources.path("requests")).set("memory", memory);
        resources.putObject("limits").set("memory", memory);
        return resources;
    }

    private static void join(ObjectNode base, JsonNode over) {
        over.properties()
                .forEach(
                        field -> {
                            JsonNode there = base.path(field.getKey());
                            if (there instanceof ObjectNode object) {
                                join(object, field.getValue());
                            } else if (there instanceof ArrayNode list) {
                                joinByName(list, field.getValue());
                            } else {
                                base.set(field.getKey(), field.getValue().deepCopy());
                            }
                        });
    }

    private static void joinByName(ArrayNode base, JsonNode over) {
        for (JsonNode element : over) {
            List<JsonNode> same =
                    RenderedObject.elements(base).stream()
                            .filter(known -> known.path("name").equals(element.path("name")))
                            .toList();
            if (same.isEmpty()) {
                base.add(element.deepCopy());
            } else {
                join((ObjectNode) same.get(0), element);
            }
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
