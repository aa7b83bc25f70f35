package io.realtimeanalytics.preflight.ready;

import static io.realtimeanalytics.preflight.finding.Severity.FAILED;
import static io.realtimeanalytics.preflight.finding.Severity.OK;
import static io.realtimeanalytics.preflight.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.preflight.cluster.StandIn;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsCheckTest {

    private final Versions versions = Versions.load();

    @Test
    void findsBothInTheirPinnedVersions() {
        assertThat(
                        look(
                                strimzi(versions.strimzi(), 1, "analytics"),
                                flink(versions.flinkOperator())))
                .extracting(Finding::severity)
                .containsExactly(OK, OK);
    }

    @Test
    void saysThatAnOperatorIsMissing() {
        assertThat(look(strimzi(versions.strimzi(), 1, "*")).get(1))
                .extracting(Finding::severity, Finding::subject)
                .containsExactly(FAILED, "flink-kubernetes-operator");
    }

    @Test
    void anOperatorWithoutAReadyPodFails() {
        Finding finding = look(strimzi(versions.strimzi(), 0, "*")).get(0);

        assertThat(finding.severity()).isEqualTo(FAILED);
        assertThat(finding.message()).contains("no pod of it is ready");
        assertThat(finding.fix()).contains("kubectl -n operators describe");
    }

    @Test
    void anOperatorThatLooksElsewhereFails() {
        Finding finding = look(strimzi(versions.strimzi(), 1, "other,another")).get(0);

        assertThat(finding.severity()).isEqualTo(FAILED);
        assertThat(finding.message()).contains("does not look at namespace analytics");
    }

    @Test
    void anotherVersionIsAWarning() {
        Finding finding = look(strimzi("0.99.9", 1, "*")).get(0);

        assertThat(finding.severity()).isEqualTo(WARNING);
        assertThat(finding.message()).contains("0.99.9").contains(versions.strimzi());
    }

    private List<Finding> look(String... manifests) {
        try (StandIn standIn = StandIn.withObjects(manifests)) {
            return new OperatorsCheck(versions).look(standIn.cluster());
        }
    }

    private static String strimzi(String version, int available, String namespaces) {
        return deployment("strimzi-cluster-operator", version, available)
                + "          env: [{name: STRIMZI_NAMESPACE, value: '"
                + namespaces
                + "'}]\n";
    }

    private static String flink(String version) {
        return deployment("flink-kubernetes-operator", version, 1);
    }

    private static String deployment(String name, String version, int available) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %s, namespace: operators}
        status: {availableReplicas: %d}
        spec:
          template:
            spec:
              containers:
                - name: operator
                  image: registry.example/operator:%s
        """
                .formatted(name, available, version)
                .replace("        - name: operator", "        - name: operator");
    }
}
