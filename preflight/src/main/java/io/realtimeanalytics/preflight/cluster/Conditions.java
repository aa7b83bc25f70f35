package io.realtimeanalytics.preflight.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what operators write into the status of their resources. */
public final class Conditions {

    private Conditions() {}

    /** One condition. */
    public record Condition(String type, boolean isTrue, String reason, String message) {

        private static Condition of(Map<?, ?> fields) {
            return new Condition(
                    text(fields, "type"),
                    text(fields, "status").equals("True"),
                    text(fields, "reason"),
                    text(fields, "message"));
        }

        private static String text(Map<?, ?> fields, String name) {
            Object value = fields.get(name);
            return value == null ? "" : value.toString();
        }
    }

    /** The condition of this type, if the operator has written one. */
    public static Optional<Condition> find(GenericKubernetesResource resource, String type) {
        return all(resource).stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    /** All conditions. */
    public static List<Condition> all(GenericKubernetesResource resource) {
        if (!(resource.get("status", "conditions") instanceof List<?> conditions)) {
            return List.of();
        }
        return conditions.stream()
                .filter(Map.class::isInstance)
                .map(condition -> Condition.of((Map<?, ?>) condition))
                .toList();
    }

    /** A text below the status; empty if it is not there. */
    public static String status(GenericKubernetesResource resource, String... path) {
        Object[] whole = new Object[path.length + 1];
        whole[0] = "status";
        System.arraycopy(path, 0, whole, 1, path.length);
        Object value = resource.get(whole);
        return value == null ? "" : value.toString();
    }

    /** False as long as the operator has not looked at the newest specification. */
    public static boolean isObserved(GenericKubernetesResource resource) {
        String observed = status(resource, "observedGeneration");
        Long generation = resource.getMetadata().getGeneration();
        return observed.isEmpty() || generation == null || Long.parseLong(observed) >= generation;
    }
}
