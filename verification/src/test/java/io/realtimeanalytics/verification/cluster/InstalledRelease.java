package io.realtimeanalytics.verification.cluster;

import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UpgradeCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.realtimeanalytics.preflight.Preflight;
import io.realtimeanalytics.preflight.Stage;
import io.realtimeanalytics.preflight.cluster.Cluster;
import io.realtimeanalytics.preflight.finding.CheckResult;
import io.realtimeanalytics.preflight.finding.Finding;
import io.realtimeanalytics.preflight.finding.Severity;
import io.realtimeanalytics.preflight.ready.Versions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The chart as Helm installs it, with the values for one node and a site of the suite. */
final class InstalledRelease implements AutoCloseable {

    static final String NAME = "analytics";
    static final String SITE = "verification";

    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(15);
    private static final long MAX_LAG_RECORDS = 10_000;

    private final GivenCluster given;
    private final Cluster cluster;

    InstalledRelease(GivenCluster given) {
        this.given = given;
        this.cluster = new Cluster(given.client(), GivenCluster.NAMESPACE, NAME, Clock.systemUTC());
    }

    Cluster cluster() {
        return cluster;
    }

    /** Installs it, or upgrades it with the same values. */
    void install() {
        UpgradeCommand upgrade =
                new Helm(Manifests.CHART)
                        .upgrade()
                        .install()
                        .withName(NAME)
                        .withNamespace(GivenCluster.NAMESPACE)
                        .withKubeConfigContents(given.kubeconfig())
                        .withValuesFile(Manifests.CHART.resolve("values-kind.yaml"))
                        .set("simulator.enabled", "false")
                        // It would take back what the suite scales.
                        .set("pipeline.live.autoscaling.enabled", "false")
                        .set("global.sites." + SITE + "[0]", "*")
                        .withTimeout((int) HEALTHY_WITHIN.toSeconds());
        for (Path values : GivenCluster.ownValues()) {
            upgrade.withValuesFile(values);
        }
        upgrade.call();
    }

    /** Whether both operators are there and look at the namespace. */
    List<Finding> missingOperators() {
        return failures(Stage.BEFORE).stream()
                .filter(finding -> finding.subject().endsWith("-operator"))
                .toList();
    }

    /** Waits until nothing is wrong by the judgement of {@code make doctor}. */
    void awaitHealthy() {
        await("healthy: " + NAME)
                .atMost(HEALTHY_WITHIN)
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> {
                            List<Finding> failures = failures(Stage.AFTER);
                            if (!failures.isEmpty()) {
                                throw new AssertionError("not healthy: " + failures);
                            }
                        });
    }

    private List<Finding> failures(Stage stage) {
        Preflight preflight = new Preflight(cluster);
        return preflight.run(Preflight.checks(stage, Versions.load(), MAX_LAG_RECORDS)).stream()
                .map(CheckResult::findings)
                .flatMap(List::stream)
                .filter(finding -> finding.severity() == Severity.FAILED)
                .toList();
    }

    @Override
    public void close() {
        Helm.uninstall(NAME)
                .ignoreNotFound()
                .withNamespace(GivenCluster.NAMESPACE)
                .withKubeConfigContents(given.kubeconfig())
                .call();
    }

    /** What carries the release's label. */
    <T extends HasMetadata> List<String> names(Class<T> kind) {
        return given
                .client()
                .resources(kind)
                .inNamespace(GivenCluster.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .map(object -> object.getMetadata().getName())
                .sorted()
                .toList();
    }
}
