package io.realtimeanalytics.preflight.healthy;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every pod of the namespace is ready; which is not, why, and what to do. */
public final class PodsCheck implements Check {

    private static final int MANY_RESTARTS = 3;
    private static final Duration RECENT = Duration.ofHours(1);

    /** Until then a pod that is not ready is only slow. */
    private static final Duration START = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "Pods";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Pod> pods =
                cluster.client().pods().inNamespace(cluster.namespace()).list().getItems().stream()
                        .filter(pod -> !"Succeeded".equals(pod.getStatus().getPhase()))
                        .toList();
        List<Finding> findings = new ArrayList<>();
        for (Pod pod : pods) {
            trouble(cluster, pod).ifPresent(findings::add);
        }
        if (pods.isEmpty()) {
            findings.add(
                    Finding.failed(
                            "pods", "there are none in " + cluster.namespace(), "make deploy"));
        } else if (findings.isEmpty()) {
            findings.add(Finding.ok("pods", "all " + pods.size() + " are ready"));
        }
        return findings;
    }

    private static Optional<Finding> trouble(Cluster cluster, Pod pod) {
        String subject = "pod " + pod.getMetadata().getName();
        Optional<PodCondition> unscheduled =
                condition(pod, "PodScheduled").filter(PodsCheck::isFalse);
        if (unscheduled.isPresent()) {
            return Optional.of(
                    Finding.failed(
                            subject,
                            "has no node: " + unscheduled.orElseThrow().getMessage(),
                            "add nodes, or ask for less: resources in the values"));
        }
        for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
            Optional<Finding> found = PodTrouble.of(cluster.namespace(), pod, container);
            if (found.isPresent()) {
                return found;
            }
        }
        if (condition(pod, "Ready").filter(PodsCheck::isFalse).isPresent()) {
            return Optional.of(notReady(cluster, pod, subject));
        }
        return restarts(cluster, pod, subject);
    }

    private static Finding notReady(Cluster cluster, Pod pod, String subject) {
        if (cluster.age(pod.getMetadata().getCreationTimestamp())
                .filter(age -> age.compareTo(START) < 0)
                .isPresent()) {
            return Finding.warning(subject, "is starting", "wait, then ask again");
        }
        return Finding.failed(
                subject,
                "runs, but says that it is not ready",
                "kubectl -n "
                        + cluster.namespace()
                        + " describe pod "
                        + pod.getMetadata().getName()
                        + "; programs wait for Kafka and the schema registry first");
    }

    private static Optional<Finding> restarts(Cluster cluster, Pod pod, String subject) {
        for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
            if (container.getRestartCount() >= MANY_RESTARTS && endedLately(cluster, container)) {
                return Optional.of(
                        Finding.warning(
                                subject,
                                "is ready now, after "
                                        + container.getRestartCount()
                                        + " restarts, "
                                        + "the last within the hour",
                                "kubectl -n "
                                        + cluster.namespace()
                                        + " logs --previous "
                                        + pod.getMetadata().getName()));
            }
        }
        return Optional.empty();
    }

    private static boolean endedLately(Cluster cluster, ContainerStatus container) {
        return container.getLastState() != null
                && container.getLastState().getTerminated() != null
                && cluster.age(container.getLastState().getTerminated().getFinishedAt())
                        .filter(age -> age.compareTo(RECENT) < 0)
                        .isPresent();
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static boolean isFalse(PodCondition condition) {
        return condition.getStatus().equals("False");
    }
}
