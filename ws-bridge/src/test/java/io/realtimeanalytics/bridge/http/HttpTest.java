package io.realtimeanalytics.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.testing.RawSocket;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ASSET = "/assets/index-B4q9xK_2.js";

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        Path dashboard = Files.createDirectories(root.resolve("dashboard"));
        Files.createDirectories(dashboard.resolve("assets"));
        Files.writeString(root.resolve("secret.txt"), "secret");
        Files.writeString(dashboard.resolve("index.html"), "<title>dashboard</title>");
        Files.writeString(dashboard.resolve("favicon.svg"), "<svg/>");
        Files.writeString(dashboard.resolve(ASSET.substring(1)), "console.log(1)");
        Files.createSymbolicLink(dashboard.resolve("link.txt"), root.resolve("secret.txt"));
        server = TestServer.start(TestServer.LIMITS, StaticFiles.in(dashboard));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8, <title>dashboard</title>",
        "/index.html, text/html; charset=utf-8, <title>dashboard</title>",
        "/sites/shop?tab=1, text/html; charset=utf-8, <title>dashboard</title>",
        "/favicon.svg, image/svg+xml, <svg/>",
        "/assets/index-B4q9xK_2.js, text/javascript; charset=utf-8, console.log(1)",
        "/health/live, application/json, '{\"status\":\"up\"}'",
        "/health/ready, application/json, '{\"status\":\"up\"}'",
    })
    void answers(String path, String contentType, String body) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue(contentType);
        assertThat(response.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.js",
                "/link.txt",
                "/api/v1/nothing",
                "/api/v1/sites/unknown/overview",
                "/api/v1/sites/shop/unknown",
                "/api",
            })
    void saysThatThereIsNothing(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "//secret.txt",
                "/%00secret.txt",
                "/%zz",
                "secret.txt",
                "http://127.0.0.1/../secret.txt",
            })
    void givesNothingFromOutsideOfTheDashboard(String target) throws IOException {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String request = "GET " + target + " HTTP/1.0\r\n\r\n";
            socket.sendBytes(request.getBytes(StandardCharsets.UTF_8));

            assertThat(socket.readHead()).containsPattern("^HTTP/1.1 40[04] ");
        }
    }

    @Test
    void letsBrowsersKeepWhatNeverChanges() throws Exception {
        assertThat(get(ASSET).headers().firstValue("cache-control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(get("/").headers().firstValue("cache-control")).hasValue("no-cache");
    }

    @Test
    void sendsNothingThatTheBrowserHasAlready() throws Exception {
        String etag = get("/").headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again =
                send(request("/").header("If-None-Match", "\"x\", W/" + etag).build());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void guardsThePage() throws Exception {
        HttpResponse<String> response = get("/");

        assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    }

    @Test
    void refusesOtherMethods() throws Exception {
        HttpResponse<String> response =
                send(
                        request("/api/v1/sites")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> response =
                send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-length")).hasValue("24");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void listsSites() throws Exception {
        assertThat(get("/api/v1/sites").body()).startsWith("{\"sites\":[\"shop\",\"store\"");
    }

    @Test
    void givesTheSnapshotOfAChannel() throws Exception {
        server.accept(
                Results.count(
                                "store",
                                Metric.CLICKS,
                                Window.LAST_THIRTY_MINUTES,
                                System.currentTimeMillis(),
                                7)
                        .build());

        ServerMessage.Snapshot snapshot =
                (ServerMessage.Snapshot)
                        LiveJson.parseServer(get("/api/v1/sites/store/overview").body());

        assertThat(snapshot.channel()).isEqualTo("site:store:overview");
        assertThat(snapshot.results()).extracting(LiveResult::count).containsExactly(7L);
    }

    @Test
    void answersRequestsOfOneConnectionInTheirOrder() throws IOException {
        String requests =
                Stream.of(
                                "GET /api/v1/sites/shop/overview HTTP/1.1",
                                "Host: x",
                                "",
                                "GET /nothing.txt HTTP/1.1",
                                "Host: x",
                                "Connection: close",
                                "")
                        .map(line -> line + "\r\n")
                        .collect(Collectors.joining());
        try (RawSocket socket = RawSocket.connect(server.port())) {
            socket.sendBytes(requests.getBytes(StandardCharsets.UTF_8));

            assertThat(socket.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(socket.readHead()).contains("HTTP/1.1 404 ");
        }
    }

    @Test
    void tellsPrometheus() throws Exception {
        assertThat(get("/metrics").body())
                .contains(
                        "bridge_connections 0.0",
                        "# TYPE bridge_event_to_socket_seconds histogram");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
