package io.realtimeanalytics.bridge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.http.PageRoutes;
import io.realtimeanalytics.bridge.http.StaticFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SCRIPT = "/assets/index-B4q9xK_2.js";
    private static final String CODE = "console.log(1);\n".repeat(200);

    private static PagesServer server;

    @BeforeAll
    static void start(@TempDir Path dashboard) throws IOException {
        Files.createDirectories(dashboard.resolve("assets"));
        Files.writeString(dashboard.resolve("index.html"), "<title>dashboard</title>");
        Files.writeString(dashboard.resolve("picture.png"), CODE);
        Files.writeString(dashboard.resolve(SCRIPT.substring(1)), CODE);
        server = new PagesServer(new PageRoutes(StaticFiles.in(dashboard)));
        server.start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200, no-cache",
        "/assets/index-B4q9xK_2.js, 200, 'public, max-age=31536000, immutable'",
        "/health/ready, 200, no-store",
        "/health/live, 200, no-store",
        "/api/v1/sites, 404,",
        "/missing.js, 404,",
    })
    void answersWithCachingAndSecurityHeaders(String path, int status, String caching)
            throws Exception {
        HttpResponse<byte[]> response = get(path, "identity");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("cache-control").orElse(null)).isEqualTo(caching);
        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void compressesTextForThoseWhoTakeIt() throws Exception {
        HttpResponse<byte[]> response = get(SCRIPT, "br, gzip");

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(response.headers().firstValue("vary")).hasValue("Accept-Encoding");
        assertThat(response.body()).hasSizeLessThan(CODE.length() / 10);
        try (GZIPInputStream unpacked =
                new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CODE);
        }
    }

    @ParameterizedTest
    @CsvSource({"/assets/index-B4q9xK_2.js, identity", "/picture.png, gzip"})
    void leavesAllElseAsItIs(String path, String encodings) throws Exception {
        HttpResponse<byte[]> response = get(path, encodings);

        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo(CODE);
    }

    @Test
    void takesNothing() throws Exception {
        HttpRequest request = request("/").POST(BodyPublishers.ofString("x")).build();

        assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    private static HttpResponse<byte[]> get(String path, String encodings) throws Exception {
        HttpRequest request = request(path).header("Accept-Encoding", encodings).build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.boundPort() + path));
    }
}
