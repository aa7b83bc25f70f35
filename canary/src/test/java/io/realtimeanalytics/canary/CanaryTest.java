package io.realtimeanalytics.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.canary.testing.FakeBridge;
import io.realtimeanalytics.canary.testing.FakeCollector;
import io.realtimeanalytics.canary.testing.Revenue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole canary between a collector and a bridge that are made for tests. */
class CanaryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Revenue revenue = new Revenue(System.currentTimeMillis());
    private FakeBridge bridge = new FakeBridge(revenue, 0);
    private @Nullable FakeCollector collector;
    private @Nullable Canary canary;

    @BeforeEach
    void startCollector() throws IOException {
        collector = new FakeCollector(event -> bridge.show(event));
    }

    @AfterEach
    void stopAll() {
        if (canary != null) {
            canary.close();
        }
        if (collector != null) {
            collector.close();
        }
        bridge.close();
    }

    @Test
    void sendsAnEventASecondAndSeesEachArrive() throws Exception {
        start(null);

        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= 3);
        assertThat(value("canary_event_to_screen_seconds_count"))
                .isEqualTo(value("canary_arrived_total"));
        assertThat(value("canary_lost_total")).isZero();
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains("canary_connected 1.0")
                .contains("canary_event_to_screen_seconds_bucket{le=\"0.05\",}");
        assertThat(get("/metrics/else").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsWhatIsCountedButForNoVisitor() throws Exception {
        start(null);

        await().atMost(PATIENCE).until(() -> !collector().received().isEmpty());
        FakeCollector.Received received = collector().received().get(0);
        assertThat(received.userAgent()).isEqualTo("realtime-analytics-canary");
        assertThat(received.trace()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(received.privacy()).isEqualTo("1");
        assertThat(received.event().path("site_id").asText()).isEqualTo("canary");
        assertThat(received.event().path("event_type").asText()).isEqualTo("conversion");
        assertThat(received.event().path("payload").has("transaction_id")).isFalse();
    }

    @Test
    void missesNothingThatArrivesWhileTheBridgeIsAway() throws Exception {
        start(null);
        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= 1);
        int port = bridge.port();
        bridge.close();
        await().atMost(PATIENCE).until(() -> value("canary_connected") == 0);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        double sentWithout = value("canary_sent_total") + 2;
        await().atMost(PATIENCE).until(() -> value("canary_sent_total") >= sentWithout);

        bridge = new FakeBridge(revenue, port);

        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") > sentWithout);
        assertThat(value("canary_connected")).isEqualTo(1);
        assertThat(value("canary_lost_total")).isZero();
    }

    @Test
    void comesBackWhenTheBridgeSaysSo() throws Exception {
        start(null);
        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= 1);

        bridge.restart();

        double arrivedBefore = value("canary_arrived_total");
        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= arrivedBefore + 2);
        assertThat(value("canary_connected")).isEqualTo(1);
    }

    @Test
    void leavesABridgeThatSaysNothing() throws Exception {
        start(null);
        await().atMost(PATIENCE).until(() -> value("canary_connected") == 1);

        bridge.beSilent();

        await().atMost(PATIENCE).until(() -> value("canary_connected") == 0);
    }

    @Test
    void countsWhatTheCollectorDoesNotTake() throws Exception {
        collector().answer(503, "{\"code\":\"unavailable\"}");
        start(null);
        await().atMost(PATIENCE).until(() -> value("canary_send_failures_total") >= 1);
        collector()
                .answer(
                        202,
                        "{\"accepted\":0,\"results\":[{\"reason\":\"missing\",\"field\":\"page\"}]}");
        await().atMost(PATIENCE).until(() -> value("canary_send_failures_total") >= 3);
        assertThat(value("canary_sent_total")).isZero();

        collector().answer(202, "{\"accepted\":1}");

        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") >= 1);
    }

    @Test
    void waitsForATokenThatIsTakenAndShowsEachNewOne() throws Exception {
        Path token = folder.resolve("token");
        Files.writeString(token, "old");
        bridge.wantToken("first");
        start(token);
        await().atMost(PATIENCE).until(() -> bridge.tokens().contains("old"));
        assertThat(value("canary_connected")).isZero();

        Files.writeString(token, "first\n");
        await().atMost(PATIENCE).until(() -> value("canary_connected") == 1);
        bridge.wantToken("second");
        Files.writeString(token, "second");

        await().atMost(PATIENCE).until(() -> bridge.tokens().contains("second"));
        double arrivedBefore = value("canary_arrived_total");
        await().atMost(PATIENCE).until(() -> value("canary_arrived_total") > arrivedBefore);
        assertThat(bridge.tokens()).containsExactly("old", "first", "second");
        assertThat(value("canary_connected")).isEqualTo(1);
    }

    private void start(@Nullable Path tokenFile) throws IOException {
        Canary started =
                new Canary(
                        new CanaryConfig(
                                "127.0.0.1",
                                0,
                                "canary",
                                collector().url(),
                                bridge.url(),
                                tokenFile),
                        registry);
        canary = started;
        started.start();
    }

    private FakeCollector collector() {
        if (collector == null) {
            throw new IllegalStateException("not started");
        }
        return collector;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        if (canary == null) {
            throw new IllegalStateException("not started");
        }
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + canary.boundPort() + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private double value(String name) {
        Double value = registry.getSampleValue(name);
        return value == null ? Double.NaN : value;
    }
}
