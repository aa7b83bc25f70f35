package io.realtimeanalytics.verification.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The cluster that the suite runs against, for the whole run: that of {@code KUBECONFIG}; else K3s,
 * where Docker is there.
 *
 * @param kubeconfig how to reach it
 * @param client with the rights of whoever installs
 * @param container of a cluster that was started for the run
 */
record GivenCluster(String kubeconfig, KubernetesClient client, @Nullable K3sContainer container)
        implements AutoCloseable {

    private static final String KUBECONFIG = "KUBECONFIG";
    private static final DockerImageName K3S = DockerImageName.parse("rancher/k3s:v1.34.1-k3s1");

    /** Deleted before and after the run: nothing else may be in it. */
    static final String NAMESPACE =
            Optional.ofNullable(System.getenv("CLUSTER_NAMESPACE"))
                    .orElse("analytics-verification");

    /** Values files beside the chart's, such as names of images; paths, separated by commas. */
    static List<Path> ownValues() {
        return Stream.of(Optional.ofNullable(System.getenv("CLUSTER_VALUES")).orElse(""))
                .flatMap(text -> Arrays.stream(text.split(",")))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .toList();
    }

    static GivenCluster connect() throws IOException {
        String path = System.getenv(KUBECONFIG);
        if (path != null) {
            return of(Files.readString(Path.of(path)), null);
        }
        K3sContainer k3s = new K3sContainer(K3S);
        k3s.start();
        return of(k3s.getKubeConfigYaml(), k3s);
    }

    private static GivenCluster of(String kubeconfig, @Nullable K3sContainer container) {
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
        return new GivenCluster(kubeconfig, client, container);
    }

    @Override
    public void close() {
        client.close();
        if (container != null) {
            container.close();
        }
    }

    /** Gives the cluster to tests, or says why there is none. */
    static final class Extension implements ExecutionCondition, ParameterResolver {

        private static final ExtensionContext.Namespace STORE =
                ExtensionContext.Namespace.create(GivenCluster.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getenv(KUBECONFIG) != null) {
                return ConditionEvaluationResult.enabled("KUBECONFIG names a cluster");
            }
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return ConditionEvaluationResult.enabled("Docker can run K3s");
            }
            String reason = "no cluster: KUBECONFIG is not set, and Docker is not there for K3s";
            System.out.println("Skipped, " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == GivenCluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(STORE)
                    .computeIfAbsent(GivenCluster.class, key -> connectOrThrow());
        }

        private static GivenCluster connectOrThrow() {
            try {
                return connect();
            } catch (IOException e) {
                throw new IllegalStateException("KUBECONFIG cannot be read", e);
            }
        }
    }
}
