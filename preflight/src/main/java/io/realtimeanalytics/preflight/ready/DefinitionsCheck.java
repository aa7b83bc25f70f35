package io.realtimeanalytics.preflight.ready;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.cluster.CustomKind;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cluster knows the kinds that the charts render, in their versions. */
public final class DefinitionsCheck implements Check {

    /** Without these the release runs, unobserved. */
    private static final Set<CustomKind> MONITORING =
            EnumSet.of(
                    CustomKind.SERVICE_MONITOR, CustomKind.POD_MONITOR, CustomKind.PROMETHEUS_RULE);

    @Override
    public String name() {
        return "Custom resource definitions";
    }

    @Override
    public List<Finding> look(Cluster cluster) {
        List<Finding> findings = new ArrayList<>();
        for (CustomKind kind : CustomKind.values()) {
            findings.add(judge(cluster, kind));
        }
        return findings;
    }

    private static Finding judge(Cluster cluster, CustomKind kind) {
        CustomResourceDefinition definition =
                cluster.client()
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(kind.definitionName())
                        .get();
        if (definition == null) {
            return missing(kind);
        }
        Optional<CustomResourceDefinitionVersion> served =
                definition.getSpec().getVersions().stream()
                        .filter(version -> version.getName().equals(kind.version()))
                        .filter(CustomResourceDefinitionVersion::getServed)
                        .findFirst();
        if (served.isEmpty()) {
            return Finding.failed(
                    kind.definitionName(),
                    "version "
                            + kind.version()
                            + " is not served: another version of its"
                            + " operator was installed",
                    "make operators (Helm never replaces definitions; this does)");
        }
        if (kind == CustomKind.FLINK_DEPLOYMENT && !canScale(served.orElseThrow())) {
            return Finding.failed(
                    kind.definitionName(),
                    "has no scale subresource: kubectl scale and autoscaling cannot work",
                    "make operators");
        }
        return Finding.ok(kind.definitionName(), kind.version());
    }

    private static Finding missing(CustomKind kind) {
        if (MONITORING.contains(kind)) {
            return Finding.warning(
                    kind.definitionName(),
                    "is missing: there will be no alerts and no dashboards",
                    "make operators, or install with --set monitoring.enabled=false");
        }
        return Finding.failed(
                kind.definitionName(),
                "is missing: its operator is not installed",
                "make operators");
    }

    private static boolean canScale(CustomResourceDefinitionVersion version) {
        return version.getSubresources() != null && version.getSubresources().getScale() != null;
    }
}
