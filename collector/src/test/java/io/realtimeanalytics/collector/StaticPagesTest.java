package io.realtimeanalytics.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.RawHttp.Answer;
import io.realtimeanalytics.collector.testing.TestCollector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPagesTest {

    @TempDir static Path folder;
    private static TestCollector collector;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Path dist = Files.createDirectories(folder.resolve("dist"));
        Files.writeString(dist.resolve("tracker.js"), "tracker()");
        Path shop = Files.createDirectories(dist.resolve("shop"));
        Files.writeString(shop.resolve("index.html"), "<title>shop</title>");
        Files.writeString(shop.resolve("shop.css"), "body{}");
        collector = TestCollector.start(Map.of("COLLECTOR_STATIC_DIR", dist.toString()));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @Test
    void servesTheTrackerForAnyPageAndForMinutes() {
        Answer answer = RawHttp.get(collector.port(), "/tracker.js?v=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("tracker()");
        assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void saysWhenNothingChanged() {
        String etag = RawHttp.get(collector.port(), "/tracker.js").header("ETag");

        Answer same = RawHttp.get(collector.port(), "/tracker.js", "If-None-Match: " + etag);
        Answer other = RawHttp.get(collector.port(), "/tracker.js", "If-None-Match: \"0\"");

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void compressesForThoseWhoCanReadIt() throws IOException {
        Answer answer = RawHttp.get(collector.port(), "/tracker.js", "Accept-Encoding: br, gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .asString()
                .isEqualTo("tracker()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/", "/shop/product/lamp", "/shop/cart", "/shop/index.html"})
    void servesTheShopsOnePageForItsAddresses(String path) {
        Answer answer = RawHttp.get(collector.port(), path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("shop");
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void servesTheShopsFilesAndLeadsToIt() {
        assertThat(RawHttp.get(collector.port(), "/shop/shop.css").text()).isEqualTo("body{}");
        assertThat(RawHttp.get(collector.port(), "/shop").header("Location")).isEqualTo("/shop/");
    }

    @Test
    void answersHeadWithoutABody() {
        Answer answer = RawHttp.exchange(collector.port(), "HEAD", "/tracker.js", new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shop/../../secret.txt",
                "/shop/%2e%2e/%2e%2e/secret.txt",
                "/shop/..%2f..%2fsecret.txt",
                "/shop/..\\..\\secret.txt",
                "/shop//etc/passwd",
                "/shop/missing.js",
                "/shop/.git/config",
                "/secret.txt",
                "/index.html"
            })
    void servesNothingElse(String path) {
        assertThat(RawHttp.get(collector.port(), path).status()).isEqualTo(404);
    }
}
