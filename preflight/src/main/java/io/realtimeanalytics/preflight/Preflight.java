package io.realtimeanalytics.preflight;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.CheckResult;
import io.realtimeanalytics.preflight.finding.Finding;
import io.realtimeanalytics.preflight.healthy.AutoscalersCheck;
import io.realtimeanalytics.preflight.healthy.BridgeCheck;
import io.realtimeanalytics.preflight.healthy.FlinkDeploymentsCheck;
import io.realtimeanalytics.preflight.healthy.FlinkJobsCheck;
import io.realtimeanalytics.preflight.healthy.KafkaCheck;
import io.realtimeanalytics.preflight.healthy.PodsCheck;
import io.realtimeanalytics.preflight.ready.DefinitionsCheck;
import io.realtimeanalytics.preflight.ready.KubernetesVersionCheck;
import io.realtimeanalytics.preflight.ready.MetricsApiCheck;
import io.realtimeanalytics.preflight.ready.NamespaceCheck;
import io.realtimeanalytics.preflight.ready.OperatorsCheck;
import io.realtimeanalytics.preflight.ready.PermissionsCheck;
import io.realtimeanalytics.preflight.ready.StorageCheck;
import io.realtimeanalytics.preflight.ready.Versions;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All checks of a stage, in the order in which one thing needs another. */
public final class Preflight {

    private final Cluster cluster;

    /** Of the cluster and release that are asked. */
    public Preflight(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The checks of a stage. */
    public static List<Check> checks(Stage stage, Versions versions, long maxLagRecords) {
        Stream<Check> ready =
                Stream.of(
                        new KubernetesVersionCheck(versions),
                        new OperatorsCheck(versions),
                        new DefinitionsCheck(),
                        new StorageCheck(),
                        new MetricsApiCheck(),
                        new NamespaceCheck());
        Stream<Check> healthy =
                switch (stage) {
                    case BEFORE -> Stream.of(PermissionsCheck.toInstall());
                    case AFTER ->
                            Stream.of(
                                    PermissionsCheck.toBeOnCall(),
                                    new PodsCheck(),
                                    new KafkaCheck(),
                                    new FlinkDeploymentsCheck(),
                                    new FlinkJobsCheck(maxLagRecords),
                                    new AutoscalersCheck(),
                                    new BridgeCheck(maxLagRecords));
                };
        return Stream.concat(ready, healthy).toList();
    }

    /** After an install, if anything of the release is there. */
    Stage likelyStage() {
        boolean hasJobs = !cluster.customResources(CustomKind.FLINK_DEPLOYMENT).isEmpty();
        return hasJobs || !cluster.podsOf("ws-bridge").isEmpty() ? Stage.AFTER : Stage.BEFORE;
    }

    /**
     * Makes the checks; a question that the cluster refuses is a finding too.
     *
     * @throws KubernetesClientException if the cluster does not answer at all
     */
    public List<CheckResult> run(List<Check> checks) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            results.add(new CheckResult(check.name(), look(check)));
        }
        return results;
    }

    private List<Finding> look(Check check) {
        try {
            return check.look(cluster);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return List.of(
                    Finding.unknown(
                            check.name(),
                            "you may not ask: " + reason(e),
                            "kubectl apply --server-side -k k8s/overlays/ENV grants the rights of"
                                    + " on-call"));
        }
    }

    private static String reason(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null
                ? "forbidden"
                : e.getStatus().getMessage();
    }
}
