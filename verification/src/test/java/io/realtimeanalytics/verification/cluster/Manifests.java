package io.realtimeanalytics.verification.cluster;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Objects from the repository's files. */
final class Manifests {

    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    static final Path CHART = REPOSITORY.resolve("helm/realtime-analytics");

    private static final Path DEFINITIONS =
            REPOSITORY.resolve("operator-crds/src/main/resources/crds");

    /** The namespace in k8s/base, and what is called after it: a cluster may hold those already. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.-])analytics(?![\\w.])");

    private final KubernetesClient client;

    Manifests(KubernetesClient client) {
        this.client = client;
    }

    /** The operators' kinds. */
    List<HasMetadata> definitions() {
        return folder(DEFINITIONS);
    }

    /** A folder of k8s/base, for the suite's namespace. */
    List<HasMetadata> base(String folder) {
        return folder(REPOSITORY.resolve("k8s/base").resolve(folder));
    }

    /** What the chart makes of a values file, without hooks: those belong to Helm. */
    List<HasMetadata> rendered(String valuesFile) {
        String text =
                new Helm(CHART)
                        .template()
                        .withName(InstalledRelease.NAME)
                        .withNamespace(GivenCluster.NAMESPACE)
                        .withKubeVersion(client.getKubernetesVersion().getGitVersion())
                        .withValuesFile(CHART.resolve(valuesFile))
                        .set("global.lookup", "false")
                        .set("global.monitoring.enabled", hasPrometheusOperator())
                        .call();
        return parse(text).stream().filter(object -> !isHook(object)).toList();
    }

    private boolean hasPrometheusOperator() {
        return client.hasApiGroup("monitoring.coreos.com", true);
    }

    private static boolean isHook(HasMetadata object) {
        return object.getMetadata().getAnnotations() != null
                && object.getMetadata().getAnnotations().containsKey("helm.sh/hook");
    }

    private List<HasMetadata> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .flatMap(file -> parse(read(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<HasMetadata> parse(String text) {
        return client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items();
    }

    private static String read(Path file) {
        try {
            return NAME.matcher(Files.readString(file)).replaceAll(GivenCluster.NAMESPACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
