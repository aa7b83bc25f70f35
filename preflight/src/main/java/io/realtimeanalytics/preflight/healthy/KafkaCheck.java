package io.realtimeanalytics.preflight.healthy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.Conditions;
import io.realtimeanalytics.preflight.cluster.Conditions.Condition;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What Strimzi says of the Kafka cluster, its topics and its users. */
public final class KafkaCheck implements Check {

    private static final List<CustomKind> KINDS =
            List.of(CustomKind.KAFKA, CustomKind.KAFKA_TOPIC, CustomKind.KAFKA_USER);

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Finding> findings = new ArrayList<>();
        for (CustomKind kind : KINDS) {
            judge(kind, cluster.customResources(kind), findings);
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("Kafka", "none in this namespace: it is run by somebody else"));
        }
        return findings;
    }

    private static void judge(
            CustomKind kind, List<GenericKubernetesResource> resources, List<Finding> findings) {
        int ready = 0;
        for (GenericKubernetesResource resource : resources) {
            Optional<Finding> trouble = trouble(kind, resource);
            trouble.ifPresent(findings::add);
            ready += trouble.isEmpty() ? 1 : 0;
        }
        if (ready > 0) {
            findings.add(Finding.ok(kind.kind(), ready + " of " + resources.size() + " ready"));
        }
    }

    private static Optional<Finding> trouble(CustomKind kind, GenericKubernetesResource resource) {
        String name = resource.getMetadata().getName();
        String subject = kind.kind() + " " + name;
        Optional<Condition> condition = Conditions.find(resource, "Ready");
        if (condition.isEmpty()) {
            return Optional.of(
                    Finding.failed(
                            subject,
                            "Strimzi has not said anything of it",
                            "is its operator up, and does it look at this namespace?"
                                    + " make doctor, section Operators"));
        }
        Condition ready = condition.orElseThrow();
        if (!ready.isTrue()) {
            return Optional.of(
                    Finding.failed(subject, cause(ready), fix(kind, name, ready.reason())));
        }
        if (!Conditions.isObserved(resource)) {
            return Optional.of(
                    Finding.warning(
                            subject,
                            "its newest change is not taken up yet",
                            "wait, then ask again"));
        }
        return Optional.empty();
    }

    private static String cause(Condition ready) {
        return "not ready: "
                + ready.reason()
                + (ready.message().isEmpty() ? "" : ": " + ready.message());
    }

    private static String fix(CustomKind kind, String name, String reason) {
        return switch (reason) {
            case "NotSupported" ->
                    "take the change back: partitions can only grow, replicas stay as they are";
            case "Creating" -> "wait: a new cluster takes some minutes";
            default ->
                    "kubectl -n NAMESPACE describe "
                            + kind.kind().toLowerCase(Locale.ROOT)
                            + " "
                            + name
                            + "; pods below say more";
        };
    }
}
