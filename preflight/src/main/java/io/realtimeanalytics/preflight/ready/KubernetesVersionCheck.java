package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.client.VersionInfo;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;

/** New enough for the operators and for policies that guard scaling. */
public final class KubernetesVersionCheck implements Check {

    private final int leastMinor;

    public KubernetesVersionCheck(Versions versions) {
        leastMinor = versions.leastKubernetesMinor();
    }

    @Override
    public String name() {
        return "Kubernetes";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        VersionInfo version = cluster.client().getKubernetesVersion();
        String subject = "API server";
        String found = version.getMajor() + "." + version.getMinor();
        // Some providers write "30+".
        int minor = Integer.parseInt(version.getMinor().replaceAll("\\D.*", ""));
        if (minor >= leastMinor) {
            return List.of(Finding.ok(subject, "version " + found));
        }
        return List.of(
                Finding.failed(
                        subject,
                        "version "
                                + found
                                + " is too old: Strimzi and the policy that guards"
                                + " scaling need 1."
                                + leastMinor,
                        "upgrade the cluster to 1." + leastMinor + " or newer"));
    }
}
