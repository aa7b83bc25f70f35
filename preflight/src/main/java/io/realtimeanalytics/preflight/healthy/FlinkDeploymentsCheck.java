package io.realtimeanalytics.preflight.healthy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.Conditions;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the Flink operator says of the jobs. */
public final class FlinkDeploymentsCheck implements Check {

    /** A new one says ERROR for its first seconds, and takes about a minute to run. */
    private static final Duration START = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "Flink deployments";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Finding> findings = new ArrayList<>();
        for (GenericKubernetesResource deployment :
                cluster.customResources(CustomKind.FLINK_DEPLOYMENT)) {
            findings.add(judge(cluster, deployment));
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.failed(
                            "FlinkDeployment",
                            "there is none in " + cluster.namespace() + ": nothing counts events",
                            "make deploy ENV=kind (staging, production)"));
        }
        return findings;
    }

    private static Finding judge(Cluster cluster, GenericKubernetesResource deployment) {
        String name = deployment.getMetadata().getName();
        String subject = "FlinkDeployment " + name;
        String lifecycle = Conditions.status(deployment, "lifecycleState");
        String job = Conditions.status(deployment, "jobStatus", "state");
        if (lifecycle.equals("STABLE") && job.equals("RUNNING")) {
            return running(subject, deployment, job);
        }
        if (deployment.get("spec", "job", "state") instanceof String wanted
                && wanted.equals("suspended")) {
            return Finding.warning(
                    subject,
                    "is suspended: it counts nothing until it runs again",
                    "set job.state to running in the values, then make deploy");
        }
        if (isStarting(cluster, deployment)) {
            return Finding.warning(
                    subject,
                    "is starting (" + states(lifecycle, job) + ")",
                    "wait a minute or two");
        }
        return failed(subject, name, deployment, lifecycle, job);
    }

    private static Finding running(
            String subject, GenericKubernetesResource deployment, String job) {
        String error = Conditions.status(deployment, "error");
        if (!error.isEmpty()) {
            return Finding.failed(
                    subject,
                    "runs, but its newest change was refused: " + FlinkError.inWords(error),
                    "correct the values, then make deploy");
        }
        Object replicas = deployment.get("spec", "taskManager", "replicas");
        return Finding.ok(subject, job + ", TaskManagers: " + (replicas == null ? 1 : replicas));
    }

    private static Finding failed(
            String subject,
            String name,
            GenericKubernetesResource deployment,
            String lifecycle,
            String job) {
        if (lifecycle.isEmpty() && job.isEmpty()) {
            return Finding.failed(
                    subject,
                    "the Flink operator has not said anything of it",
                    "is the operator up, and does it look at this namespace?");
        }
        String error = Conditions.status(deployment, "error");
        return Finding.failed(
                subject,
                states(lifecycle, job) + (error.isEmpty() ? "" : ": " + FlinkError.inWords(error)),
                "kubectl -n NAMESPACE logs deployment/" + name + " --tail=200");
    }

    private static boolean isStarting(Cluster cluster, GenericKubernetesResource deployment) {
        Optional<Duration> age = cluster.age(deployment.getMetadata().getCreationTimestamp());
        return age.isPresent() && age.orElseThrow().compareTo(START) < 0;
    }

    private static String states(String lifecycle, String job) {
        return "lifecycle "
                + (lifecycle.isEmpty() ? "unknown" : lifecycle)
                + ", job "
                + (job.isEmpty() ? "unknown" : job);
    }
}
