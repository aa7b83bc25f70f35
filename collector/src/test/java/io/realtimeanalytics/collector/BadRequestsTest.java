package io.realtimeanalytics.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.RawHttp.Answer;
import io.realtimeanalytics.collector.testing.TestCollector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole requests that are refused: status, stable code, nothing stored, nothing repeated. */
class BadRequestsTest {

    private static final String MARKER = "m4rk3r";
    private static final String POST_HEAD =
            "POST /v1/events HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n";

    private static TestCollector collector;

    @BeforeAll
    static void start() {
        collector = TestCollector.start(Map.of("COLLECTOR_REQUEST_TIME", "300ms"));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    static Stream<Arguments> badBodies() {
        String deep = "{\"" + MARKER + "\":" + "[".repeat(9) + "]".repeat(9) + "}";
        return Stream.of(
                arguments("malformed", "{" + MARKER, 400, "malformed_json"),
                arguments("no JSON", MARKER, 400, "malformed_json"),
                arguments("NaN", "{\"v\":NaN}", 400, "malformed_json"),
                arguments("a comment", "/* " + MARKER + " */{}", 400, "malformed_json"),
                arguments(
                        "duplicate keys",
                        "{\"a\":1,\"a\":\"" + MARKER + "\"}",
                        400,
                        "malformed_json"),
                arguments("trailing bytes", Json.pageView() + MARKER, 400, "malformed_json"),
                arguments("two values", Json.pageView() + Json.pageView(), 400, "malformed_json"),
                arguments("byte-order mark", "\uFEFF" + Json.pageView(), 400, "malformed_json"),
                arguments("NUL", "{\"a\":\"" + MARKER + "\\u0000\"}", 400, "malformed_json"),
                arguments("NUL in key", "{\"" + MARKER + "\\u0000\":1}", 400, "malformed_json"),
                arguments("lone surrogate", "{\"a\":\"\\ud800\"}", 400, "malformed_json"),
                arguments("swapped pair", "{\"a\":\"\\udc00\\ud800\"}", 400, "malformed_json"),
                arguments("blank", "  \n ", 400, "empty_body"),
                arguments("too deep", deep, 400, "shape"),
                arguments("number beyond 2^53", "{\"v\":9007199254740994}", 400, "shape"),
                arguments("infinite number", "{\"v\":1e999}", 400, "shape"),
                arguments("endless number", "{\"v\":" + "1".repeat(50) + "}", 400, "shape"),
                arguments("text", "\"" + MARKER + "\"", 400, "shape"),
                arguments("null", "null", 400, "shape"),
                arguments("no events", "[]", 400, "shape"),
                arguments("events no list", "{\"events\":{}}", 400, "shape"),
                arguments("no site", "{\"event_type\":\"custom\"}", 404, "unknown_site"),
                arguments("unknown site", "{\"site_id\":\"" + MARKER + "\"}", 404, "unknown_site"),
                arguments("large", "\"" + "x".repeat(65_536) + "\"", 413, "body_too_large"),
                arguments("crowd", "[" + "1,".repeat(1_000) + "1]", 413, "too_many_events"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBodies")
    void refusesBody(String name, String body, int status, String code) {
        Answer answer = RawHttp.post(collector.port(), body);

        assertProblem(answer, status, code);
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] latin1 =
                Json.pageView()
                        .replace("\"A\"", "\"\u00c4\"")
                        .getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = RawHttp.exchange(collector.port(), "POST", "/v1/events", latin1);

        assertProblem(answer, 400, "malformed_json");
    }

    static Stream<Arguments> badHeads() {
        String long2k = "/" + "u".repeat(2_100);
        return Stream.of(
                arguments("POST", "/v1/" + MARKER, "", 404, "not_found"),
                arguments("GET", "/", "", 404, "not_found"),
                arguments("GET", "/tracker.js", "", 404, "not_found"),
                arguments("GET", "/../etc/passwd", "", 404, "not_found"),
                arguments("GET", "/v1/events", "", 405, "method"),
                arguments("DELETE", "/v1/events", "", 405, "method"),
                arguments("TRACE", "/metrics", "", 405, "method"),
                arguments("POST", "/v1/events", "Content-Type: text/html", 415, "content_type"),
                arguments(
                        "POST",
                        "/v1/events",
                        "Content-Type: application/json; charset=latin1",
                        415,
                        "content_type"),
                arguments("POST", "/v1/events", "Content-Encoding: br", 415, "content_encoding"),
                arguments(
                        "POST",
                        "/v1/events",
                        "Authorization: Bearer " + MARKER,
                        401,
                        "unauthorized"),
                arguments("POST", "/v1/events", "Authorization: Basic eDp5", 401, "unauthorized"),
                arguments("POST", "/v1/events", "Origin: https://evil.example", 403, "origin"),
                arguments("POST", "/v1/events", "Origin: null", 403, "origin"),
                arguments(
                        "POST",
                        "/v1/events",
                        "Origin: https://shop.example.evil.example",
                        403,
                        "origin"),
                arguments("POST", "/v1/events", "Origin: https://evilshop.example", 403, "origin"),
                arguments("POST", "/v1/events", "Origin: http://shop.example", 403, "origin"),
                arguments("POST", "/v1/events", "Origin: https://shop.example:8443", 403, "origin"),
                arguments("POST", "/v1/events", "Expect: " + MARKER, 417, "expectation"),
                arguments("GET", long2k, "", 414, "uri_too_long"),
                arguments("GET", "/metrics", "X: " + "h".repeat(8_200), 431, "headers_too_large"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("badHeads")
    void refusesHead(String method, String path, String header, int status, String code) {
        byte[] body =
                method.equals("POST")
                        ? Json.pageView().getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
        String[] headers = header.isEmpty() ? new String[0] : new String[] {header};

        Answer answer = RawHttp.exchange(collector.port(), method, path, body, headers);

        assertProblem(answer, status, code);
    }

    static Stream<Arguments> badFraming() {
        return Stream.of(
                arguments(
                        "length and chunks",
                        POST_HEAD
                                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments(
                        "two lengths",
                        POST_HEAD + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                arguments("negative length", POST_HEAD + "Content-Length: -1\r\n\r\n"),
                arguments("no length", POST_HEAD + "Content-Length: x\r\n\r\n{}"),
                arguments(
                        "bad chunk size",
                        POST_HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
                arguments(
                        "chunk too long",
                        POST_HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n"),
                arguments("unknown coding", POST_HEAD + "Transfer-Encoding: gzip\r\n\r\n{}"),
                arguments("no host", "GET /metrics HTTP/1.1\r\n\r\n"),
                arguments("two hosts", "GET /metrics HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
                arguments("absolute address", "GET http://h/metrics HTTP/1.1\r\nHost: h\r\n\r\n"),
                arguments("space before colon", "GET /metrics HTTP/1.1\r\nHost : h\r\n\r\n"),
                arguments("bare line feeds", "GET /metrics HTTP/1.1\nHost: h\n\n"),
                arguments("not HTTP", "\u0016\u0003\u0001 hello there\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFraming")
    void refusesFramingAndCloses(String name, String bytes) throws IOException {
        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw(bytes);
            Answer answer = http.receive();

            assertProblem(answer, 400, "malformed_http");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(http.isEnded()).isTrue();
        }
    }

    static Stream<Arguments> slowRequests() {
        return Stream.of(
                arguments("head", "POST /v1/events HTTP/1.1\r\nHo"),
                arguments("body", POST_HEAD + "Content-Length: 9\r\n\r\n{"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slowRequests")
    void refusesSlowRequestsAndCloses(String name, String beginning) throws IOException {
        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw(beginning);
            Answer answer = http.receive();

            assertProblem(answer, 408, "timeout");
            assertThat(http.isEnded()).isTrue();
        }
    }

    @Test
    void refusesAnAnnouncedLargeBodyWithoutReadingIt() throws IOException {
        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw(POST_HEAD + "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n");

            assertProblem(http.receive(), 413, "body_too_large");
        }
    }

    @Test
    void refusesALargeChunkedBody() throws IOException {
        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw(POST_HEAD + "Transfer-Encoding: chunked\r\n\r\n10001\r\n");
            http.sendRaw("x".repeat(65_537) + "\r\n0\r\n\r\n");

            assertProblem(http.receive(), 413, "body_too_large");
        }
    }

    @Test
    void refusesGzipBombs() throws IOException {
        Answer large = postGzip(" ".repeat(10_000_000) + Json.pageView());
        Answer dense = postGzip(" ".repeat(60_000) + Json.pageView());

        assertProblem(large, 413, "body_too_large");
        assertProblem(dense, 413, "body_too_large");
    }

    @Test
    void refusesWhatIsNotTheGzipItSaysItIs() {
        Answer answer = RawHttp.post(collector.port(), Json.pageView(), "Content-Encoding: gzip");

        assertProblem(answer, 400, "malformed_encoding");
    }

    @Test
    void refusesAnEmptyBody() {
        Answer answer = RawHttp.post(collector.port(), "");

        assertProblem(answer, 400, "empty_body");
    }

    @Test
    void tellsWhatWouldBeTaken() {
        Answer method = RawHttp.get(collector.port(), "/v1/events");
        Answer auth = RawHttp.post(collector.port(), "{}", "Authorization: Bearer wrong");

        assertThat(method.header("Allow")).isEqualTo("OPTIONS, POST");
        assertThat(auth.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void hidesSitesOfOtherKeys() {
        Answer foreign =
                RawHttp.post(
                        collector.port(),
                        Json.pageView().replace("\"shop\"", "\"open\""),
                        "Authorization: Bearer " + TestCollector.SHOP_KEY);

        assertProblem(foreign, 404, "unknown_site");
    }

    private static Answer postGzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return RawHttp.exchange(
                collector.port(),
                "POST",
                "/v1/events",
                bytes.toByteArray(),
                "Content-Encoding: gzip");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.text()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text() + answer.headers()).doesNotContain(MARKER);
        assertThat(collector.log().decoded()).isEmpty();
    }
}
