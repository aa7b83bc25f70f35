package io.realtimeanalytics.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.RawHttp.Answer;
import io.realtimeanalytics.collector.testing.TestCollector;
import io.realtimeanalytics.event.avro.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sound requests in unusual clothes. */
class ConnectionsTest {

    private TestCollector collector;

    @BeforeEach
    void start() {
        collector = TestCollector.start(Map.of());
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            String event = Json.numbered(i);
            requests.append("POST /v1/events HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n")
                    .append("Content-Length: ")
                    .append(event.length())
                    .append("\r\n\r\n")
                    .append(event);
            requests.append("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n");
        }

        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(http.receive().text()).contains(String.format("%04x\"", i));
                assertThat(http.receive().status()).isEqualTo(404);
            }
        }
    }

    @Test
    void takesChunkedBodiesByteByByte() throws IOException {
        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw("POST /v1/events HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n");
            http.sendRaw("Transfer-Encoding: chunked\r\n\r\n");
            StringBuilder chunks = new StringBuilder();
            for (char c : Json.pageView().toCharArray()) {
                chunks.append("1\r\n").append(c).append("\r\n");
            }
            http.sendRaw(chunks + "0\r\n\r\n");

            assertThat(http.receive().status()).isEqualTo(202);
        }
    }

    @Test
    void meetsTheExpectationToContinue() throws IOException {
        byte[] body = Json.pageView().getBytes(StandardCharsets.UTF_8);
        try (RawHttp http = new RawHttp(collector.port())) {
            http.sendRaw("POST /v1/events HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n");
            http.sendRaw("Expect: 100-continue\r\nContent-Length: " + body.length + "\r\n\r\n");

            assertThat(http.receive().status()).isEqualTo(100);
            http.sendRaw(Json.pageView());
            assertThat(http.receive().status()).isEqualTo(202);
        }
    }

    @Test
    void saysWhereItCannotListen() {
        Map<String, String> taken = Map.of("COLLECTOR_PORT", Integer.toString(collector.port()));

        assertThatThrownBy(() -> TestCollector.start(taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1:" + collector.port());
    }

    @Test
    void closesWhenAskedTo() throws IOException {
        try (RawHttp http = new RawHttp(collector.port())) {
            http.send("GET", "/health/live", new byte[0], "Connection: close");

            assertThat(http.receive().status()).isEqualTo(200);
            assertThat(http.isEnded()).isTrue();
        }
    }

    @Test
    void takesOneMebibyteFromServersAlsoCompressed() throws IOException {
        Random random = new Random(1);
        StringBuilder events = new StringBuilder("[").append(Json.numbered(0));
        for (int i = 1; i < 1_000; i++) {
            String title = new BigInteger(1_500, random).toString(36);
            events.append(',')
                    .append(
                            Json.numbered(i)
                                    .replace("\"A\"", '"' + title + "\",\"x\":\"" + title + '"'));
        }
        byte[] plain = events.append(']').toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(plain);
        }

        Answer answer =
                RawHttp.exchange(
                        collector.port(),
                        "POST",
                        "/v1/events",
                        gzipped.toByteArray(),
                        "Content-Encoding: gzip",
                        "Authorization: bearer " + TestCollector.SHOP_KEY);

        assertThat(plain.length).isBetween(700_000, 1_048_576);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(collector.log().decoded()).hasSize(1_000);
    }

    @Test
    void letsServersSpeakForTheirVisitors() {
        String claims =
                "\"visitor_id\":\"v-1\",\"country\":\"CH\",\"device_type\":\"mobile\","
                        + "\"event_name\":\"sign_in\"";

        RawHttp.post(
                collector.port(),
                Json.event("custom", claims),
                "User-Agent: curl/8.0",
                "Authorization: Bearer " + TestCollector.SHOP_KEY);
        RawHttp.post(collector.port(), Json.event("custom", claims), "User-Agent: curl/8.0");

        Event byServer = collector.log().decoded().get(0);
        assertThat(byServer.getVisitorId()).isEqualTo("v-1");
        assertThat(byServer.getGeo().getCountry()).isEqualTo("CH");
        assertThat(byServer.getDevice().getType()).isEqualTo("mobile");
        assertThat(byServer.getBot().getIsBot()).isFalse();
        Event byStranger = collector.log().decoded().get(1);
        assertThat(byStranger.getVisitorId()).isNotEqualTo("v-1").isNotNull();
        assertThat(byStranger.getGeo().getCountry()).isEqualTo("ZZ");
        assertThat(byStranger.getDevice().getType()).isEqualTo("unknown");
        assertThat(byStranger.getBot().getIsBot()).isTrue();
    }

    @Test
    void countsRequestsAndEvents() {
        RawHttp.post(collector.port(), "[" + Json.pageView() + ",{\"x\":1,\"y\":2}]");

        String metrics = RawHttp.get(collector.port(), "/metrics").text();

        assertThat(metrics)
                .contains("collector_requests_total{status=\"202\",} 1.0")
                .contains(
                        "collector_events_total{site=\"shop\",verdict=\"accepted\",reason=\"\",} 1.0")
                .contains("verdict=\"rejected\",reason=\"missing\",} 1.0")
                .contains("collector_extra_fields_total 2.0")
                .contains("collector_produce_seconds_count 1.0")
                .contains("collector_requests_in_flight 1.0");
    }
}
