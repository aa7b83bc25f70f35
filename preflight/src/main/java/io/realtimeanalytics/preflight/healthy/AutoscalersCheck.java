package io.realtimeanalytics.preflight.healthy;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Autoscalers see their metrics, may scale, and have room. */
public final class AutoscalersCheck implements Check {

    @Override
    public String name() {
        return "Autoscalers";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<HorizontalPodAutoscaler> autoscalers =
                cluster.client()
                        .autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace(cluster.namespace())
                        .list()
                        .getItems();
        List<Finding> findings = new ArrayList<>();
        for (HorizontalPodAutoscaler autoscaler : autoscalers) {
            findings.add(judge(autoscaler));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok("autoscalers", "none: sizes are as you set them"));
        }
        return findings;
    }

    private static Finding judge(HorizontalPodAutoscaler autoscaler) {
        String subject = "autoscaler " + autoscaler.getMetadata().getName();
        if (autoscaler.getStatus() == null || autoscaler.getStatus().getConditions().isEmpty()) {
            return Finding.warning(
                    subject, "has not looked at its target yet", "wait half a minute");
        }
        Optional<HorizontalPodAutoscalerCondition> able =
                condition(autoscaler, "AbleToScale", "False");
        if (able.isPresent()) {
            return Finding.failed(
                    subject,
                    "cannot scale its target: " + able.orElseThrow().getMessage(),
                    "is the target there, and does it say how many replicas it has?");
        }
        Optional<HorizontalPodAutoscalerCondition> active =
                condition(autoscaler, "ScalingActive", "False");
        if (active.isPresent()) {
            return inactive(subject, active.orElseThrow());
        }
        int current = count(autoscaler.getStatus().getCurrentReplicas());
        int greatest = count(autoscaler.getSpec().getMaxReplicas());
        if (condition(autoscaler, "ScalingLimited", "True").isPresent() && current >= greatest) {
            return Finding.warning(
                    subject,
                    "would have more than its greatest size, " + greatest,
                    "raise autoscaling.maxReplicas, for Flink up to the partitions of the topic"
                            + " events divided by the slots");
        }
        return Finding.ok(subject, current + " of at most " + greatest);
    }

    private static Finding inactive(String subject, HorizontalPodAutoscalerCondition active) {
        if ("ScalingDisabled".equals(active.getReason())) {
            return Finding.failed(
                    subject,
                    "rests because its target was scaled to 0",
                    "scale the target to 1 or more: make scale TM=1");
        }
        return Finding.failed(
                subject,
                "gets no numbers: " + active.getMessage(),
                "the pods may be starting; else see Metrics API, above");
    }

    private static int count(Integer replicas) {
        return replicas == null ? 0 : replicas;
    }

    private static Optional<HorizontalPodAutoscalerCondition> condition(
            HorizontalPodAutoscaler autoscaler, String type, String status) {
        return autoscaler.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .filter(condition -> condition.getStatus().equals(status))
                .findFirst();
    }
}
