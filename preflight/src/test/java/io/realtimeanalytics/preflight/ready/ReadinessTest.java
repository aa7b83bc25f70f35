package io.realtimeanalytics.preflight.ready;

import static io.realtimeanalytics.preflight.finding.Severity.FAILED;
import static io.realtimeanalytics.preflight.finding.Severity.OK;
import static io.realtimeanalytics.preflight.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.preflight.cluster.StandIn;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import io.realtimeanalytics.preflight.finding.Severity;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void volumesNeedExactlyOneDefaultClass() {
        assertThat(only(new StorageCheck(), storageClass("slow", false)).severity())
                .isEqualTo(FAILED);
        assertThat(
                        only(
                                new StorageCheck(),
                                storageClass("slow", false),
                                storageClass("fast", true)))
                .isEqualTo(Finding.ok("default storage class", "fast"));
        assertThat(
                        only(
                                        new StorageCheck(),
                                        storageClass("slow", true),
                                        storageClass("fast", true))
                                .severity())
                .isEqualTo(WARNING);
    }

    @Test
    void theNamespaceMustBeThereAndRestricted() {
        assertThat(only(new NamespaceCheck()).message()).isEqualTo("does not exist");
        assertThat(only(new NamespaceCheck(), namespace("privileged")).fix())
                .isEqualTo(
                        "kubectl label namespace analytics"
                                + " pod-security.kubernetes.io/enforce=restricted");
        assertThat(only(new NamespaceCheck(), namespace("restricted")).severity()).isEqualTo(OK);
    }

    @Test
    void kindsMustBeServedInOurVersionsAndFlinkMustScale() {
        try (StandIn standIn =
                StandIn.withObjects(
                        definition("kafka.strimzi.io", "kafkas", "v1beta2", ""),
                        definition("kafka.strimzi.io", "kafkatopics", "v1", ""),
                        definition("flink.apache.org", "flinkdeployments", "v1beta1", ""),
                        definition(
                                "flink.apache.org",
                                "flinkstatesnapshots",
                                "v1beta1",
                                ", scale: {specReplicasPath: .a, statusReplicasPath: .b}"))) {

            Map<String, Severity> severities =
                    new DefinitionsCheck()
                            .look(standIn.cluster()).stream()
                                    .collect(Collectors.toMap(Finding::subject, Finding::severity));

            assertThat(severities)
                    .containsEntry("kafkas.kafka.strimzi.io", FAILED)
                    .containsEntry("kafkatopics.kafka.strimzi.io", OK)
                    .containsEntry("kafkausers.kafka.strimzi.io", FAILED)
                    .containsEntry("flinkdeployments.flink.apache.org", FAILED)
                    .containsEntry("flinkstatesnapshots.flink.apache.org", OK)
                    .containsEntry("podmonitors.monitoring.coreos.com", WARNING);
        }
    }

    @Test
    void namesTheRightsThatAreMissing() {
        String review = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        try (StandIn refusing =
                        StandIn.withAnswers()
                                .answerPost(review, Map.of("status", Map.of("allowed", false)));
                StandIn granting =
                        StandIn.withAnswers()
                                .answerPost(review, Map.of("status", Map.of("allowed", true)))) {

            assertThat(PermissionsCheck.toBeOnCall().look(refusing.cluster()).get(0).message())
                    .contains("patch flinkdeployments/scale")
                    .endsWith("in analytics");
            assertThat(PermissionsCheck.toInstall().look(granting.cluster()))
                    .extracting(Finding::severity)
                    .containsExactly(OK);
        }
    }

    @Test
    void anOldClusterIsRefused() {
        assertThat(version("1", "29").severity()).isEqualTo(FAILED);
        assertThat(version("1", "30+").severity()).isEqualTo(OK);
    }

    private static Finding version(String major, String minor) {
        try (StandIn standIn = StandIn.withAnswers().version(major, minor)) {
            return new KubernetesVersionCheck(Versions.load()).look(standIn.cluster()).get(0);
        }
    }

    private static Finding only(Check check, String... manifests) {
        try (StandIn standIn = StandIn.withObjects(manifests)) {
            return check.look(standIn.cluster()).get(0);
        }
    }

    private static String storageClass(String name, boolean isDefault) {
        return """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata:
          name: %s
          annotations: {storageclass.kubernetes.io/is-default-class: "%s"}
        provisioner: example.org/none
        """
                .formatted(name, isDefault);
    }

    private static String namespace(String level) {
        return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: analytics, labels: {pod-security.kubernetes.io/enforce: %s}}
        """
                .formatted(level);
    }

    private static String definition(
            String group, String plural, String version, String subresources) {
        return """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %2$s.%1$s}
        spec:
          group: %1$s
          scope: Namespaced
          names: {plural: %2$s, kind: Any}
          versions: [{name: %3$s, served: true, storage: true, subresources: {status: {}%4$s}}]
        """
                .formatted(group, plural, version, subresources);
    }
}
