package io.realtimeanalytics.preflight.healthy;

import static io.realtimeanalytics.preflight.finding.Severity.FAILED;
import static io.realtimeanalytics.preflight.finding.Severity.OK;
import static io.realtimeanalytics.preflight.finding.Severity.UNKNOWN;
import static io.realtimeanalytics.preflight.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.preflight.cluster.StandIn;
import io.realtimeanalytics.preflight.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from the programs' own pages, through the API server. */
class PagesTest {

    private static final String NAMESPACE = "/api/v1/namespaces/analytics";
    private static final String FLINK =
            NAMESPACE + "/services/analytics-live-rest:8081/proxy/jobs/j1";
    private static final long MAX_LAG_RECORDS = 1_000;

    @Test
    void aJobWithAFreshCheckpointAndLittleLagIsWell() {
        assertThat(job(Duration.ofSeconds(20), 12))
                .containsExactly(
                        Finding.ok("checkpoints of analytics-live", "newest 20 s old"),
                        Finding.ok("lag of analytics-live", "12 records are waiting"));
    }

    @Test
    void anOldCheckpointFailsByItsInterval() {
        assertThat(job(Duration.ofSeconds(149), 0).get(0).severity()).isEqualTo(OK);
        assertThat(job(Duration.ofSeconds(151), 0).get(0).severity()).isEqualTo(FAILED);
    }

    @Test
    void muchLagIsAWarning() {
        assertThat(job(Duration.ZERO, 1_001).get(1).severity()).isEqualTo(WARNING);
    }

    @Test
    void aJobManagerThatDoesNotAnswerIsNotKnown() {
        try (StandIn standIn = flinkDeployment().answer(FLINK, 503, "no endpoints")) {
            assertThat(new FlinkJobsCheck(MAX_LAG_RECORDS).look(standIn.cluster()))
                    .extracting(Finding::severity)
                    .containsExactly(UNKNOWN);
        }
    }

    @Test
    void connectionsOfEachBridgeAreRead() {
        try (StandIn standIn =
                bridgePod()
                        .answer(
                                NAMESPACE + "/pods/bridge-1:9090/proxy/metrics",
                                200,
                                "bridge_connections 7.0\nbridge_lag_records{topic=\"t\"} 3.0\n")) {
            assertThat(new BridgeCheck(MAX_LAG_RECORDS).look(standIn.cluster()))
                    .containsExactly(
                            Finding.ok("bridge bridge-1", "7 connections, 3 records behind"));
        }
    }

    private static List<Finding> job(Duration age, int pending) {
        String metrics = FLINK + "/vertices/v1/subtasks/metrics";
        String source = "Source__events.KafkaSourceReader.pendingRecords";
        try (StandIn standIn =
                flinkDeployment()
                        .answer(
                                FLINK,
                                200,
                                Map.of("start-time", 1, "vertices", List.of(Map.of("id", "v1"))))
                        .answer(FLINK + "/checkpoints/config", 200, Map.of("interval", 30_000))
                        .answer(FLINK + "/checkpoints", 200, newest(age))
                        .answer(metrics, 200, List.of(Map.of("id", source), Map.of("id", "x.y")))
                        .answer(
                                metrics + "?get=" + source,
                                200,
                                List.of(Map.of("id", source, "sum", pending)))) {
            return new FlinkJobsCheck(MAX_LAG_RECORDS).look(standIn.cluster());
        }
    }

    private static Map<String, Object> newest(Duration age) {
        long millis = StandIn.NOW.minus(age).toEpochMilli();
        return Map.of(
                "counts",
                Map.of("failed", 4),
                "latest",
                Map.of("completed", Map.of("latest_ack_timestamp", millis)));
    }

    private static StandIn flinkDeployment() {
        return StandIn.withAnswers()
                .answer(
                        "/apis/flink.apache.org/v1beta1/namespaces/analytics/flinkdeployments",
                        200,
                        """
                        {"items": [{"metadata": {"name": "analytics-live"},
                          "status": {"jobStatus": {"state": "RUNNING", "jobId": "j1"}}}]}
                        """);
    }

    private static StandIn bridgePod() {
        return StandIn.withAnswers()
                .answer(
                        NAMESPACE
                                + "/pods?labelSelector=app.kubernetes.io%2Fname%3Dws-bridge"
                                + "%2Capp.kubernetes.io%2Finstance%3Danalytics",
                        200,
                        """
                        {"kind": "PodList", "apiVersion": "v1", "items": [
                          {"metadata": {"name": "bridge-1"}, "spec": {"containers": [
                            {"name": "b", "ports": [{"name": "metrics", "containerPort": 9090}]}]}}]}
                        """);
    }
}
