package io.realtimeanalytics.collector;

import static io.realtimeanalytics.collector.testing.TestCollector.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.collector.testing.RawHttp;
import io.realtimeanalytics.collector.testing.TestCollector;
import io.realtimeanalytics.event.avro.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the collector adds, seen in what it writes. */
class EnrichmentTest {

    private static final String CHROME =
            "User-Agent: Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like"
                    + " Gecko) Chrome/141.0.0.0 Mobile Safari/537.36";
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = NOON.toEpochMilli();

    private TestCollector collector = TestCollector.start(Map.of());

    @AfterEach
    void stop() {
        collector.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sent 4 s later by a slow clock, 1000, 5000, -4000",
        "sent at once, 7, 7, 0",
        "sent before it happened, 5000, 1000, 0",
        "sent two days later, 0, 172800000, -86400000",
        "no clock at all, , , 0",
        "only sent, , 5000, 0"
    })
    void derivesTheEventTimeFromTheDelay(String name, Long created, Long sent, long offset) {
        String clocks =
                (created == null ? "" : ",\"created_at\":" + created)
                        + (sent == null ? "" : ",\"sent_at\":" + sent);

        Event event = send(Json.event("session_start", "\"client_seq\":1" + clocks));

        assertThat(event.getReceivedAt()).isEqualTo(NOW);
        assertThat(event.getEventTime()).isEqualTo(NOW + offset);
    }

    @Test
    void believesACreationTimeWithoutASendingTimeWithinADay() {
        assertThat(send(created(NOW - 60_000)).getEventTime()).isEqualTo(NOW - 60_000);
        assertThat(send(created(NOW + 60_000)).getEventTime()).isEqualTo(NOW);
        assertThat(send(created(NOW - 2 * DAY)).getEventTime()).isEqualTo(NOW - DAY);
    }

    @Test
    void changesTheVisitorIdWithTheDayOfTheEvent() {
        Event today = send(Json.pageView());
        collector.clock().advance(Duration.ofHours(11).plusMinutes(59));
        Event beforeMidnight = send(Json.pageView());
        collector.clock().advance(Duration.ofMinutes(2));
        Event afterMidnight = send(Json.pageView());
        Event keptOverMidnight = send(created(collector.clock().millis() - 120_000));

        assertThat(beforeMidnight.getVisitorId()).isEqualTo(today.getVisitorId());
        assertThat(afterMidnight.getVisitorId()).isNotEqualTo(today.getVisitorId());
        assertThat(keptOverMidnight.getVisitorId())
                .as("no page: the host is unknown, so another visitor")
                .isNotEqualTo(today.getVisitorId());
        assertThat(
                        send(withCreated(Json.pageView(), collector.clock().millis() - 120_000))
                                .getVisitorId())
                .isEqualTo(today.getVisitorId());
    }

    @Test
    void tellsVisitorsApartBySiteHostAndBrowser() {
        String base = send(Json.pageView(), CHROME).getVisitorId();

        assertThat(send(Json.pageView(), CHROME).getVisitorId()).isEqualTo(base).hasSize(16);
        assertThat(send(Json.pageView(), CHROME + " x").getVisitorId()).isNotEqualTo(base);
        assertThat(send(Json.pageView().replace("//shop", "//www.shop"), CHROME).getVisitorId())
                .isNotEqualTo(base);
        assertThat(send(Json.pageView().replace("\"shop\"", "\"open\""), CHROME).getVisitorId())
                .isNotEqualTo(base);
    }

    @Test
    void agreesWithOtherInstancesThatShareTheSecret() {
        Map<String, String> secret = Map.of("COLLECTOR_SALT_SECRET", "0123456789abcdef");
        try (TestCollector one = TestCollector.start(secret);
                TestCollector two = TestCollector.start(secret)) {
            RawHttp.post(one.port(), Json.pageView());
            RawHttp.post(two.port(), Json.pageView());

            assertThat(one.log().decoded().get(0).getVisitorId())
                    .isEqualTo(two.log().decoded().get(0).getVisitorId())
                    .isNotEqualTo(send(Json.pageView()).getVisitorId());
        }
    }

    @ParameterizedTest
    @CsvSource({"Sec-GPC, true, false", "DNT, false, true"})
    void doesNotRecognizeThoseWhoAskedNotToBe(String header, boolean isGpc, boolean isDnt) {
        String event = Json.event("custom", "\"event_name\":\"x\",\"session_id\":\"s\"");

        Event anonymous = send(event, header + ": 1");
        Event known = send(event, header + ": 0");

        assertThat(anonymous.getVisitorId()).isNull();
        assertThat(anonymous.getSessionId()).isNull();
        assertThat(anonymous.getConsent().getGpc()).isEqualTo(isGpc);
        assertThat(anonymous.getConsent().getDnt()).isEqualTo(isDnt);
        assertThat(known.getVisitorId()).isNotNull();
        assertThat(known.getSessionId()).isEqualTo("s");
    }

    @Test
    void keysByVisitorElseByEvent() {
        Event known = send(Json.pageView());
        send(Json.pageView(), "Sec-GPC: 1");

        List<String> keys =
                collector.log().records().stream()
                        .filter(record -> record.value() != null)
                        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                        .toList();

        assertThat(keys).containsExactly("shop|" + known.getVisitorId(), "shop|" + Json.ID);
    }

    @Test
    void takesTheCountryFromTheProxyOnly() {
        assertThat(send(Json.pageView(), "CF-IPCountry: CH").getGeo().getCountry()).isEqualTo("CH");
        assertThat(send(Json.pageView(), "CF-IPCountry: XX").getGeo().getCountry()).isEqualTo("ZZ");
        assertThat(send(Json.pageView(), "CF-IPCountry: T1").getGeo().getCountry()).isEqualTo("ZZ");
        assertThat(send(Json.pageView(), "Accept-Language: de-CH").getGeo().getCountry())
                .isEqualTo("ZZ");
    }

    @Test
    void ignoresForwardedAddressesUnlessTheyAreTrusted() {
        String spoofed = "X-Forwarded-For: 203.0.113.77";
        String plain = send(Json.pageView()).getVisitorId();
        assertThat(send(Json.pageView(), spoofed).getVisitorId()).isEqualTo(plain);
        collector.close();

        collector = TestCollector.start(Map.of("COLLECTOR_TRUST_FORWARDED", "true"));
        String one =
                send(Json.pageView(), "X-Forwarded-For: 10.9.9.9, 203.0.113.77").getVisitorId();

        assertThat(send(Json.pageView(), spoofed).getVisitorId())
                .as("only the proxy's own entry counts")
                .isEqualTo(one);
        assertThat(send(Json.pageView(), "X-Forwarded-For: 203.0.113.78").getVisitorId())
                .isNotEqualTo(one);
    }

    @Test
    void writesNeitherAddressNorUserAgentNorQuery() {
        collector.close();
        collector = TestCollector.start(Map.of("COLLECTOR_TRUST_FORWARDED", "true"));
        String canary =
                Json.event(
                        "page_view",
                        "\"page\":{\"url\":\"https://u:p4ss@shop.example/o/jane@mail.example/a?email="
                                + "canary@mail.example&q=c4nary#c4nary\",\"referrer\":"
                                + "\"https://r.example/p?token=c4nary\",\"title\":\"Hi jane@mail.example\"}");

        send(canary, "X-Forwarded-For: 203.0.113.77", "User-Agent: c4nary Chrome/1");

        assertThat(collector.log().records())
                .filteredOn(record -> record.value() != null)
                .allSatisfy(
                        record ->
                                assertThat(new String(record.value(), StandardCharsets.ISO_8859_1))
                                        .doesNotContain("203.0.113")
                                        .doesNotContain("127.0.0.1")
                                        .doesNotContain("c4nary")
                                        .doesNotContain("p4ss")
                                        .doesNotContain("@")
                                        .contains("shop.example/o/***/a"));
    }

    @Test
    void describesDeviceCampaignAndConsentInTheRecord() {
        String url = "https://shop.example/a/?utm_source=news&utm_medium=mail&gclid=abc&x=1#top";
        String view = Json.pageView().replace("https://shop.example/a", url);

        Event event = send(view, CHROME);

        assertThat(event.getPage().getUrl())
                .isEqualTo("https://shop.example/a?utm_source=news&utm_medium=mail&gclid");
        assertThat(event.getPage().getPath()).isEqualTo("/a");
        assertThat(event.getCampaign().getSource()).isEqualTo("news");
        assertThat(event.getCampaign().getClickId()).isEqualTo("gclid");
        assertThat(event.getDevice().getType()).isEqualTo("mobile");
        assertThat(event.getDevice().getBrowser()).isEqualTo("Chrome");
        assertThat(event.getDevice().getOs()).isEqualTo("Android");
        assertThat(event.getBot().getIsBot()).isFalse();
    }

    private static String created(long createdAt) {
        return withCreated(Json.event("session_start", "\"client_seq\":1"), createdAt);
    }

    private static String withCreated(String json, long createdAt) {
        return json.replaceFirst("\\{", "{\"created_at\":" + createdAt + ",");
    }

    private Event send(String json, String... headers) {
        assertThat(RawHttp.post(collector.port(), json, headers).text())
                .startsWith("{\"accepted\":1");
        List<Event> events = collector.log().decoded();
        return events.get(events.size() - 1);
    }
}
