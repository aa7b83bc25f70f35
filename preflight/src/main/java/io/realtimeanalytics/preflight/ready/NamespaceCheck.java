package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.api.model.Namespace;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;
import java.util.Map;

/** The namespace is there and refuses pods that could harm the node. */
public final class NamespaceCheck implements Check {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    @Override
    public String name() {
        return "Namespace";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        String name = cluster.namespace();
        Namespace namespace = cluster.client().namespaces().withName(name).get();
        if (namespace == null) {
            return List.of(
                    Finding.failed(
                            name,
                            "does not exist",
                            "kubectl apply --server-side -k k8s/overlays/ENV (kind, staging or"
                                    + " production)"));
        }
        Map<String, String> labels = namespace.getMetadata().getLabels();
        String level = labels == null ? null : labels.get(ENFORCE);
        if ("restricted".equals(level)) {
            return List.of(Finding.ok(name, "pod security: restricted"));
        }
        return List.of(
                Finding.warning(
                        name,
                        level == null
                                ? "does not enforce a pod security level"
                                : "enforces only pod security level " + level,
                        "kubectl label namespace " + name + " " + ENFORCE + "=restricted"));
    }
}
