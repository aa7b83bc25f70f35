package io.realtimeanalytics.preflight.healthy;

import static io.realtimeanalytics.preflight.finding.Severity.FAILED;
import static io.realtimeanalytics.preflight.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.preflight.cluster.StandIn;
import io.realtimeanalytics.preflight.finding.Check;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    @Test
    void readyKafkaResourcesAreCounted() {
        assertThat(
                        look(
                                new KafkaCheck(),
                                kafka("Kafka", "analytics-kafka", "{type: Ready, status: 'True'}"),
                                kafka("KafkaTopic", "events", "{type: Ready, status: 'True'}")))
                .containsExactly(
                        Finding.ok("Kafka", "1 of 1 ready"),
                        Finding.ok("KafkaTopic", "1 of 1 ready"));
    }

    @Test
    void givesStrimzisReasonAndWhatToDo() {
        Finding finding =
                look(
                                new KafkaCheck(),
                                kafka(
                                        "KafkaTopic",
                                        "events",
                                        "{type: Ready, status: 'False', reason: NotSupported,"
                                                + " message: replicas changed}"))
                        .get(0);

        assertThat(finding.subject()).isEqualTo("KafkaTopic events");
        assertThat(finding.message()).isEqualTo("not ready: NotSupported: replicas changed");
        assertThat(finding.fix()).startsWith("take the change back");
    }

    @Test
    void aKafkaWithoutStatusPointsAtTheOperator() {
        assertThat(look(new KafkaCheck(), kafka("Kafka", "analytics-kafka", "")).get(0).message())
                .isEqualTo("Strimzi has not said anything of it");
    }

    @Test
    void aRunningStableFlinkDeploymentIsWell() {
        assertThat(
                        look(
                                new FlinkDeploymentsCheck(),
                                flink("lifecycleState: STABLE, jobStatus: {state: RUNNING}")))
                .containsExactly(
                        Finding.ok("FlinkDeployment analytics-live", "RUNNING, TaskManagers: 2"));
    }

    @Test
    void theFalseErrorOfTheFirstSecondsIsNotAFailure() {
        assertThat(withError("2026-03-02T11:59:50Z").severity()).isEqualTo(WARNING);
        assertThat(withError("2026-03-02T11:50:00Z").severity()).isEqualTo(FAILED);
    }

    @Test
    void aRefusedChangeOfARunningJobFailsInTheOperatorsWords() {
        Finding finding =
                look(
                                new FlinkDeploymentsCheck(),
                                flink(
                                        "lifecycleState: STABLE, jobStatus: {state: RUNNING},"
                                                + " error: '{\"type\":\"x\",\"message\":\"Job"
                                                + " parallelism must be larger than 0\"}'"))
                        .get(0);

        assertThat(finding.severity()).isEqualTo(FAILED);
        assertThat(finding.message()).endsWith("refused: Job parallelism must be larger than 0");
    }

    @Test
    void autoscalersThatRestAreTold() {
        assertThat(
                        look(
                                new AutoscalersCheck(),
                                autoscaler("{type: ScalingActive, status: 'True'}", 2)))
                .containsExactly(Finding.ok("autoscaler analytics-live", "2 of at most 3"));
        assertThat(
                        look(
                                        new AutoscalersCheck(),
                                        autoscaler(
                                                "{type: ScalingActive, status: 'False',"
                                                        + " reason: ScalingDisabled}",
                                                0))
                                .get(0)
                                .message())
                .contains("scaled to 0");
        assertThat(
                        look(
                                new AutoscalersCheck(),
                                autoscaler("{type: ScalingLimited, status: 'True'}", 3)))
                .extracting(Finding::severity)
                .containsExactly(WARNING);
    }

    /** A server that keeps objects would say itself when they were created. */
    private static Finding withError(String created) {
        String deployments =
                """
                {"items": [{"metadata": {"name": "analytics-live", "creationTimestamp": "%s"},
                  "status": {"lifecycleState": "CREATED", "jobManagerDeploymentStatus": "ERROR",
                    "error": "configmap not found"}}]}
                """;
        try (StandIn standIn =
                StandIn.withAnswers()
                        .answer(
                                "/apis/flink.apache.org/v1beta1/namespaces/analytics/flinkdeployments",
                                200,
                                deployments.formatted(created))) {
            return new FlinkDeploymentsCheck().look(standIn.cluster()).get(0);
        }
    }

    private static List<Finding> look(Check check, String... manifests) {
        try (StandIn standIn = StandIn.withObjects(manifests)) {
            return check.look(standIn.cluster());
        }
    }

    private static String kafka(String kind, String name, String condition) {
        return """
        apiVersion: kafka.strimzi.io/v1
        kind: %s
        metadata: {name: %s, namespace: analytics}
        status: {conditions: [%s]}
        """
                .formatted(kind, name, condition);
    }

    private static String flink(String status) {
        return """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: analytics-live, namespace: analytics}
        spec: {taskManager: {replicas: 2}}
        status: {%s}
        """
                .formatted(status);
    }

    private static String autoscaler(String condition, int current) {
        return """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: analytics-live, namespace: analytics}
        spec: {maxReplicas: 3}
        status: {currentReplicas: %d, conditions: [%s]}
        """
                .formatted(current, condition);
    }
}
