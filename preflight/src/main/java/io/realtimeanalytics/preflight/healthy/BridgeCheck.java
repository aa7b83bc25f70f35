package io.realtimeanalytics.preflight.healthy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.PrometheusText;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many screens each bridge serves, and whether it keeps up with Kafka. */
public final class BridgeCheck implements Check {

    private static final Set<String> PORT_NAMES = Set.of("http", "metrics");
    private static final int PORT = 8080;

    private final long maxLagRecords;

    public BridgeCheck(long maxLagRecords) {
        this.maxLagRecords = maxLagRecords;
    }

    @Override
    public String name() {
        return "Bridge";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Finding> findings = new ArrayList<>();
        for (Pod pod : cluster.podsOf("ws-bridge")) {
            findings.add(judge(cluster, pod));
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.failed(
                            "ws-bridge", "no pod of it: no screen is served", "make deploy"));
        }
        return findings;
    }

    private Finding judge(Cluster cluster, Pod pod) {
        String name = pod.getMetadata().getName();
        String subject = "bridge " + name;
        Optional<String> answer = cluster.podPage(name, port(pod), "/metrics");
        if (answer.isEmpty()) {
            return Finding.unknown(
                    subject,
                    "does not answer through the API server",
                    "is it ready (Pods, above)? a NetworkPolicy may refuse the API server");
        }
        String page = answer.orElseThrow();
        long connections = Math.round(PrometheusText.sum(page, "bridge_connections").orElse(0));
        long lagRecords = Math.round(PrometheusText.sum(page, "bridge_lag_records").orElse(0));
        String state = connections + " connections, " + lagRecords + " records behind";
        return lagRecords > maxLagRecords
                ? Finding.warning(
                        subject, state, "its CPU limit may hold it up: kubectl top pod " + name)
                : Finding.ok(subject, state);
    }

    private static int port(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .map(Container::getPorts)
                .flatMap(List::stream)
                .filter(port -> PORT_NAMES.contains(port.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElse(PORT);
    }
}
