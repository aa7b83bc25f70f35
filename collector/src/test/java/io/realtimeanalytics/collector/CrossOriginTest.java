package io.realtimeanalytics.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.RawHttp.Answer;
import io.realtimeanalytics.collector.testing.TestCollector;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which pages may send, and read the answer. */
class CrossOriginTest {

    private static final Map<String, String> LISTED_ONLY =
            Map.of("COLLECTOR_SITES", "shop=https://shop.example;other=https://other.example");

    private TestCollector collector = TestCollector.start(LISTED_ONLY);

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void answersPreflightsOfListedOrigins() {
        Answer answer = preflight("https://shop.example");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Content-Type");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
    }

    @Test
    void refusesPreflightsOfOthers() {
        Answer answer = preflight("https://shop.example.evil.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void letsListedPagesReadAcceptanceAndRefusal() {
        Answer accepted = post(Json.pageView(), "https://shop.example");
        Answer refused = post("{", "https://shop.example");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://shop.example");
        assertThat(accepted.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(accepted.header("Access-Control-Expose-Headers")).isEqualTo("Retry-After");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void keepsSitesApart() {
        Answer answer = post(Json.pageView(), "https://other.example");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(collector.log().decoded()).isEmpty();
    }

    @Test
    void takesAnyOriginWhereTheSiteSaysSoButWithoutCredentials() {
        collector.close();
        collector = TestCollector.start(Map.of("COLLECTOR_SITES", "shop=*"));

        Answer answer = post(Json.pageView(), "https://anywhere.example");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://anywhere.example");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
    }

    private Answer preflight(String origin) {
        return RawHttp.exchange(
                collector.port(),
                "OPTIONS",
                "/v1/events",
                new byte[0],
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type");
    }

    private Answer post(String json, String origin) {
        return RawHttp.post(collector.port(), json, "Origin: " + origin);
    }
}
