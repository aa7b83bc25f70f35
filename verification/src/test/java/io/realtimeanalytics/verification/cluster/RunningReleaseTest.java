package io.realtimeanalytics.verification.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.realtimeanalytics.preflight.finding.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole release under load, by its operators and images: scaled, and hit by the loss of each
 * kind of pod. Every page view that was accepted is counted once, whatever happened.
 */
@Tag("cluster")
@Timeout(1_500)
@ExtendWith(GivenCluster.Extension.class)
class RunningReleaseTest {

    private static final Duration REPLACED_WITHIN = Duration.ofMinutes(5);

    private static SuiteNamespace namespace;
    private static InstalledRelease release;
    private static FlinkJob live;

    @BeforeAll
    @Timeout(1_500)
    static void install(GivenCluster cluster) {
        namespace = SuiteNamespace.create(cluster.client());
        release = new InstalledRelease(cluster);
        List<Finding> missing = release.missingOperators();
        if (!missing.isEmpty()) {
            System.out.println("Skipped, the release needs its operators: " + missing);
        }
        assumeTrue(missing.isEmpty(), () -> "operators: " + missing);
        release.install();
        release.awaitHealthy();
        live = new FlinkJob(release.cluster(), InstalledRelease.NAME + "-live");
    }

    @AfterAll
    @Timeout(600)
    static void uninstall() {
        release.close();
        namespace.close();
    }

    @Test
    void isScaledInPlaceAndKeepsItsSizeInAnUpgrade() {
        String id = live.id();
        String jobManager = uid(live.pods("jobmanager"));
        int restores = live.restores();
        try (Load load = Load.start(release, "/scaled")) {
            live.scale(2);
            assertThat(live.restores()).isEqualTo(restores + 1);

            release.install();
            assertThat(live.taskManagers()).isEqualTo(2);

            live.scale(1);
            assertThat(live.restores()).isEqualTo(restores + 2);

            assertThat(live.id()).isEqualTo(id);
            assertThat(uid(live.pods("jobmanager"))).isEqualTo(jobManager);
            load.finishAndCompare();
        }
    }

    @Test
    void losesATaskManagerAndCountsEachViewOnce() {
        String id = live.id();
        try (Load load = Load.start(release, "/task-manager")) {
            live.awaitRunning(1);
            replace(live.pods("taskmanager").get(0));
            live.awaitRunning(1);

            assertThat(live.id()).isEqualTo(id);
            load.finishAndCompare();
        }
    }

    @Test
    void losesAJobManagerAndCountsEachViewOnce() {
        String id = live.id();
        try (Load load = Load.start(release, "/job-manager")) {
            live.awaitRunning(1);
            replace(live.pods("jobmanager").get(0));
            live.awaitRunning(1);

            assertThat(live.id()).isEqualTo(id);
            load.finishAndCompare();
        }
    }

    @Test
    void losesABrokerAndCountsEachViewOnce(GivenCluster cluster) {
        Pod broker =
                cluster.client()
                        .pods()
                        .inNamespace(GivenCluster.NAMESPACE)
                        .withLabel("strimzi.io/broker-role", "true")
                        .list()
                        .getItems()
                        .get(0);
        try (Load load = Load.start(release, "/broker")) {
            live.awaitRunning(1);
            replace(broker);
            live.awaitRunning(1);

            load.finishAndCompare();
        }
    }

    @Test
    void hasAutoscalersThatSeeWhatTheyScaleBy(GivenCluster cluster) {
        await().atMost(REPLACED_WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(autoscalers(cluster))
                                        .hasSizeGreaterThanOrEqualTo(3)
                                        .allSatisfy(RunningReleaseTest::isActive));
    }

    private static List<HorizontalPodAutoscaler> autoscalers(GivenCluster cluster) {
        return cluster.client()
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(GivenCluster.NAMESPACE)
                .list()
                .getItems();
    }

    private static void isActive(HorizontalPodAutoscaler autoscaler) {
        assertThat(autoscaler.getStatus().getConditions())
                .as(autoscaler.getMetadata().getName())
                .anySatisfy(
                        condition -> {
                            assertThat(condition.getType()).isEqualTo("ScalingActive");
                            assertThat(condition.getStatus()).isEqualTo("True");
                        });
    }

    /** Kills a pod at once and waits until another one that its owner made is ready. */
    private static void replace(Pod pod) {
        String name = pod.getMetadata().getName();
        String uid = pod.getMetadata().getUid();
        String owner = pod.getMetadata().getOwnerReferences().get(0).getUid();
        var pods = release.cluster().client().pods().inNamespace(GivenCluster.NAMESPACE);
        pods.withName(name).withGracePeriod(0).delete();
        await("replaced: " + name)
                .atMost(REPLACED_WITHIN)
                .until(
                        () ->
                                pods.list().getItems().stream()
                                        .filter(other -> isOf(owner, other))
                                        .filter(other -> !other.getMetadata().getUid().equals(uid))
                                        .anyMatch(Readiness::isPodReady));
    }

    private static boolean isOf(String owner, Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> reference.getUid().equals(owner));
    }

    private static String uid(List<Pod> pods) {
        assertThat(pods).hasSize(1);
        return pods.get(0).getMetadata().getUid();
    }
}
