package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Both operators run, in the version that was tried, and Strimzi looks at the namespace. */
public final class OperatorsCheck implements Check {

    private static final String STRIMZI = "strimzi-cluster-operator";
    private static final String FLINK = "flink-kubernetes-operator";
    private static final String INSTALL = "install the operators: make operators";

    private final Versions versions;

    public OperatorsCheck(Versions versions) {
        this.versions = versions;
    }

    @Override
    public String name() {
        return "Operators";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Deployment> all =
                cluster.client().apps().deployments().inAnyNamespace().list().getItems();
        return List.of(
                judge(cluster, all, STRIMZI, versions.strimzi()),
                judge(cluster, all, FLINK, versions.flinkOperator()));
    }

    private static Finding judge(
            Cluster cluster, List<Deployment> all, String name, String version) {
        Optional<Deployment> found =
                all.stream()
                        .filter(deployment -> name.equals(deployment.getMetadata().getName()))
                        .findFirst();
        if (found.isEmpty()) {
            return Finding.failed(name, "is not in the cluster", INSTALL);
        }
        Deployment deployment = found.orElseThrow();
        String namespace = deployment.getMetadata().getNamespace();
        Container container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
        if (!isAvailable(deployment)) {
            return Finding.failed(
                    name,
                    "is installed in " + namespace + " but no pod of it is ready",
                    "kubectl -n " + namespace + " describe deployment " + name);
        }
        if (!watches(container, cluster.namespace())) {
            return Finding.failed(
                    name,
                    "does not look at namespace " + cluster.namespace(),
                    "add it to watchNamespaces in k8s/operators/strimzi-values.yaml, then make operators");
        }
        if (!container.getImage().contains(":" + version)) {
            return Finding.warning(
                    name,
                    "runs " + container.getImage() + "; tried was " + version,
                    "after make operators it is " + version);
        }
        return Finding.ok(name, version + " in " + namespace);
    }

    private static boolean isAvailable(Deployment deployment) {
        Integer available =
                deployment.getStatus() == null
                        ? null
                        : deployment.getStatus().getAvailableReplicas();
        return available != null && available > 0;
    }

    /** Only Strimzi tells it in its environment; what is not told is taken as all namespaces. */
    private static boolean watches(Container container, String namespace) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals("STRIMZI_NAMESPACE"))
                .map(EnvVar::getValue)
                .filter(value -> value != null && !value.isBlank() && !value.equals("*"))
                .allMatch(value -> Arrays.asList(value.split(",")).contains(namespace));
    }
}
