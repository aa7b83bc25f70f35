package io.realtimeanalytics.preflight.healthy;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.Optional;

/** Why a container does not run, in plain words. */
final class PodTrouble {

    private PodTrouble() {}

    static Optional<Finding> of(String namespace, Pod pod, ContainerStatus container) {
        if (container.getState() == null || container.getState().getWaiting() == null) {
            return Optional.empty();
        }
        String name = pod.getMetadata().getName();
        ContainerStateWaiting waiting = container.getState().getWaiting();
        String reason = waiting.getReason() == null ? "" : waiting.getReason();
        String subject = "pod " + name;
        return Optional.of(
                switch (reason) {
                    case "ErrImagePull",
                            "ImagePullBackOff",
                            "ErrImageNeverPull",
                            "InvalidImageName" ->
                            Finding.failed(
                                    subject,
                                    "image " + container.getImage() + " cannot be had",
                                    "on kind: make kind-up; elsewhere: global.image.registry"
                                            + " and the pull secret");
                    case "CreateContainerConfigError" ->
                            Finding.failed(
                                    subject,
                                    "something that it refers to is missing: "
                                            + waiting.getMessage(),
                                    "create that Secret or ConfigMap; a KafkaUser's Secret comes"
                                            + " once the user is ready");
                    case "CrashLoopBackOff" -> crashed(namespace, name, container);
                    case "ContainerCreating", "PodInitializing" ->
                            Finding.warning(subject, "is starting", "wait, then ask again");
                    default ->
                            Finding.failed(
                                    subject,
                                    "waits: " + reason,
                                    "kubectl -n " + namespace + " describe pod " + name);
                });
    }

    private static Finding crashed(String namespace, String name, ContainerStatus container) {
        String subject = "pod " + name;
        ContainerStateTerminated last =
                container.getLastState() == null ? null : container.getLastState().getTerminated();
        if (last != null && "OOMKilled".equals(last.getReason())) {
            return Finding.failed(
                    subject,
                    "was killed for using more memory than its limit",
                    "raise its memory limit in the values, then make deploy");
        }
        return Finding.failed(
                subject,
                "ends again and again"
                        + (last == null ? "" : ", last with exit code " + last.getExitCode()),
                "kubectl -n " + namespace + " logs --previous " + name);
    }
}
