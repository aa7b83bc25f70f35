package io.realtimeanalytics.preflight.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that is asked, and the release in it that is meant.
 *
 * @param client of whoever asks, with that person's rights
 * @param clock what ages are measured by
 */
public record Cluster(KubernetesClient client, String namespace, String release, Clock clock) {

    /** Custom resources of the namespace; none if the cluster does not know the kind. */
    public List<GenericKubernetesResource> customResources(CustomKind kind) {
        try {
            return client.genericKubernetesResources(kind.context())
                    .inNamespace(namespace)
                    .list()
                    .getItems();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** Pods of one of the release's programs. */
    public List<Pod> podsOf(String program) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/name", program)
                .withLabel("app.kubernetes.io/instance", release)
                .list()
                .getItems();
    }

    /** A page of a pod, read through the API server; absent if nothing answers. */
    public Optional<String> podPage(String pod, int port, String path) {
        return page("pods/" + pod + ":" + port, path);
    }

    /** A page of a service, read through the API server; absent if nothing answers. */
    public Optional<String> servicePage(String service, int port, String path) {
        return page("services/" + service + ":" + port, path);
    }

    /** How long ago, or nothing if the object does not say when. */
    public Optional<Duration> age(@Nullable String timestamp) {
        return Optional.ofNullable(timestamp)
                .map(text -> Duration.between(Instant.parse(text), clock.instant()));
    }

    private Optional<String> page(String target, String path) {
        String uri = "/api/v1/namespaces/" + namespace + "/" + target + "/proxy" + path;
        try {
            return Optional.ofNullable(client.raw(uri));
        } catch (KubernetesClientException e) {
            if (isNoAnswer(e.getCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isNoAnswer(int code) {
        return code == HttpURLConnection.HTTP_NOT_FOUND
                || code == HttpURLConnection.HTTP_BAD_GATEWAY
                || code == HttpURLConnection.HTTP_UNAVAILABLE
                || code == HttpURLConnection.HTTP_GATEWAY_TIMEOUT
                || code == HttpURLConnection.HTTP_INTERNAL_ERROR;
    }
}
