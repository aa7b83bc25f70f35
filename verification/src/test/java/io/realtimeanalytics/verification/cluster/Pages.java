package io.realtimeanalytics.verification.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.realtimeanalytics.preflight.cluster.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP interface of one of the release's programs, over a forwarded port to any pod of it that
 * is ready; when that pod goes, the next call looks for another. Confined to one thread.
 */
final class Pages implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PORT = 8080;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    /** Others are taken for robots, and not counted. */
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/%d.0.0.0 Safari/537.36";

    private final Cluster cluster;
    private final String program;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable LocalPortForward forward;

    Pages(Cluster cluster, String program) {
        this.cluster = cluster;
        this.program = program;
    }

    /**
     * Whether it was accepted.
     *
     * @param browserVersion tells visitors of one address apart
     */
    boolean post(String path, String json, int browserVersion) {
        return answer(path, BodyPublishers.ofString(json), browserVersion)
                .filter(response -> response.statusCode() == ACCEPTED)
                .filter(response -> !response.body().contains("\"rejected\""))
                .isPresent();
    }

    /** The JSON of a page, if it is there now. */
    Optional<JsonNode> get(String path) {
        return answer(path, BodyPublishers.noBody(), 0)
                .filter(response -> response.statusCode() == OK)
                .map(response -> parse(response.body()));
    }

    @Override
    public void close() {
        LocalPortForward open = forward;
        forward = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<HttpResponse<String>> answer(
            String path, HttpRequest.BodyPublisher body, int browserVersion) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address(path))
                            .timeout(TIMEOUT)
                            .header("User-Agent", BROWSER.formatted(browserVersion))
                            .header("Content-Type", "application/json");
            boolean hasBody = body.contentLength() > 0;
            request.method(hasBody ? "POST" : "GET", body);
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | KubernetesClientException e) {
            // The pod is gone, or was never there.
            close();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private URI address(String path) throws IOException {
        LocalPortForward open = forward;
        if (open == null || !open.isAlive()) {
            close();
            open = open();
            forward = open;
        }
        return URI.create("http://localhost:" + open.getLocalPort() + path);
    }

    private LocalPortForward open() throws IOException {
        Pod pod =
                cluster.podsOf(program).stream()
                        .filter(Readiness::isPodReady)
                        .findAny()
                        .orElseThrow(() -> new IOException("no pod of " + program + " is ready"));
        return cluster.client().pods().resource(pod).portForward(PORT);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
