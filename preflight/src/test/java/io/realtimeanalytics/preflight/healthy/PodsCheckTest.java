package io.realtimeanalytics.preflight.healthy;

import static io.realtimeanalytics.preflight.finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.preflight.cluster.StandIn;
import io.realtimeanalytics.preflight.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodsCheckTest {

    @Test
    void readyPodsAreCountedAndFinishedOnesLeftOut() {
        assertThat(
                        look(
                                pod("a", "Running", "{type: Ready, status: 'True'}", ""),
                                pod("b", "Succeeded", "{type: Ready, status: 'False'}", "")))
                .containsExactly(Finding.ok("pods", "all 1 are ready"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waiting: {reason: ImagePullBackOff}|image i:1 cannot be had",
                "waiting: {reason: CrashLoopBackOff}|ends again and again, last with exit code 2",
                "waiting: {reason: CreateContainerConfigError, message: no secret x}"
                        + "|something that it refers to is missing: no secret x"
            })
    void saysWhyAPodIsNotReady(String state, String message) {
        assertThat(
                        look(pod(
                                        "a",
                                        "Running",
                                        "{type: Ready, status: 'False'}",
                                        container(
                                                state,
                                                "exitCode: 2, finishedAt: '2026-03-02T11:00:00Z'")))
                                .get(0)
                                .message())
                .isEqualTo(message);
    }

    @Test
    void tellsMemoryFromOtherCrashes() {
        Finding finding =
                look(pod(
                                "a",
                                "Running",
                                "{type: Ready, status: 'False'}",
                                container(
                                        "waiting: {reason: CrashLoopBackOff}",
                                        "exitCode: 137, reason: OOMKilled")))
                        .get(0);

        assertThat(finding.message()).contains("more memory than its limit");
        assertThat(finding.fix()).contains("memory limit");
    }

    @Test
    void aPodWithoutRoomFails() {
        assertThat(
                        look(pod(
                                        "a",
                                        "Pending",
                                        "{type: PodScheduled, status: 'False',"
                                                + " message: 0/1 nodes}",
                                        ""))
                                .get(0)
                                .message())
                .isEqualTo("has no node: 0/1 nodes");
    }

    @Test
    void manyRestartsLatelyAreAWarning() {
        assertThat(
                        look(
                                pod(
                                        "a",
                                        "Running",
                                        "{type: Ready, status: 'True'}",
                                        container(
                                                "running: {}",
                                                "exitCode: 1, finishedAt: '2026-03-02T11:59:00Z'"))))
                .extracting(Finding::severity)
                .containsExactly(WARNING);
    }

    @Test
    void aPodThatIsNotReadyMayBeYoung() {
        assertThat(notReadySince("2026-03-02T11:59:00Z"))
                .isEqualTo(Finding.warning("pod a", "is starting", "wait, then ask again"));
        assertThat(notReadySince("2026-03-02T11:50:00Z").message())
                .isEqualTo("runs, but says that it is not ready");
    }

    /** A server that keeps objects would say itself when they were created. */
    private static Finding notReadySince(String created) {
        String pods =
                """
                {"kind": "PodList", "apiVersion": "v1", "items": [{
                  "metadata": {"name": "a", "creationTimestamp": "%s"},
                  "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "False"}]}}]}
                """;
        try (StandIn standIn =
                StandIn.withAnswers()
                        .answer(
                                "/api/v1/namespaces/analytics/pods",
                                200,
                                pods.formatted(created))) {
            return new PodsCheck().look(standIn.cluster()).get(0);
        }
    }

    private static List<Finding> look(String... manifests) {
        try (StandIn standIn = StandIn.withObjects(manifests)) {
            return new PodsCheck().look(standIn.cluster());
        }
    }

    private static String container(String state, String last) {
        return "{name: c, image: 'i:1', restartCount: 5, state: {"
                + state
                + "}, lastState: {terminated: {"
                + last
                + "}}}";
    }

    private static String pod(String name, String phase, String condition, String container) {
        return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: analytics}
        status: {phase: %s, conditions: [%s], containerStatuses: [%s]}
        """
                .formatted(name, phase, condition, container);
    }
}
