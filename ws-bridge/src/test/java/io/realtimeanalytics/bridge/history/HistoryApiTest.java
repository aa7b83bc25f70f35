package io.realtimeanalytics.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realtimeanalytics.bridge.testing.NoHistory;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.history.point.HistoryItem;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Journal;
import io.realtimeanalytics.history.point.JournalEntry;
import io.realtimeanalytics.history.point.Retention;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.questdb.EmbeddedQuestDb;
import io.realtimeanalytics.history.read.StoredHistory;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long MINUTE = 60_000;

    /** An hour that is over, with the hour before. */
    private static final long HOUR =
            Math.floorDiv(System.currentTimeMillis(), 60 * MINUTE) * 60 * MINUTE - 120 * MINUTE;

    private static final String TIMES = "from=" + HOUR + "&to=" + (HOUR + 60 * MINUTE);

    private static EmbeddedQuestDb database;
    private static PointStore store;
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        database = new EmbeddedQuestDb(folder.resolve("db"), folder.resolve("db.log"), port);
        database.start();
        StoreConfig config =
                new StoreConfig(
                        StoreConfig.Kind.QUESTDB,
                        database.url(),
                        "none",
                        "none",
                        "none",
                        false,
                        Retention.DEFAULT);
        store = PointStores.open(config);
        store.prepare();
        store.write(
                Tier.ONE_MINUTE,
                List.of(
                        views(HOUR - 60 * MINUTE, 7),
                        views(HOUR, 10),
                        views(HOUR + 5 * MINUTE, 20),
                        pages(HOUR - 60 * MINUTE, "/", 4),
                        pages(HOUR, "=cmd", 30)));
        store.write(Tier.ONE_HOUR, List.of(pagesOfHour(HOUR - 60 * MINUTE), pagesOfHour(HOUR)));
        store.write(
                Journal.SESSIONS,
                List.of(session("early", HOUR), session("=late", HOUR + 5 * MINUTE)));
        store.write(Journal.ALERTS, List.of(alert(HOUR)));
        store.settle();
        server = TestServer.start(new StoredHistory(store, Retention.DEFAULT, Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
        database.close();
    }

    @Test
    void givesAMetricOverTimeBesideTheTimeBefore() throws Exception {
        JsonNode series = json("series?metric=page_views&resolution=1m&compare=previous&" + TIMES);

        assertThat(series.path("stepMillis").asLong()).isEqualTo(MINUTE);
        assertThat(series.path("values")).hasSize(2);
        assertThat(series.at("/values/1/startMillis").asLong()).isEqualTo(HOUR + 5 * MINUTE);
        assertThat(series.at("/values/1/count").asLong()).isEqualTo(20);
        assertThat(series.at("/compared/fromMillis").asLong()).isEqualTo(HOUR - 60 * MINUTE);
        assertThat(series.at("/compared/values/0/count").asLong()).isEqualTo(7);
    }

    @Test
    void givesTheSameNumbersAsCsv() throws Exception {
        HttpResponse<String> csv =
                get("series?metric=page_views&resolution=1m&compare=previous&format=csv&" + TIMES);

        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.body().split("\r\n"))
                .containsExactly(
                        "start,count,amount_minor,value,compared_start,compared_count,"
                                + "compared_amount_minor,compared_value",
                        Instant.ofEpochMilli(HOUR)
                                + ",10,0,0,"
                                + Instant.ofEpochMilli(HOUR - 60 * MINUTE)
                                + ",7,0,0",
                        Instant.ofEpochMilli(HOUR + 5 * MINUTE)
                                + ",20,0,0,"
                                + Instant.ofEpochMilli(HOUR - 55 * MINUTE)
                                + ",0,0,0");
    }

    @Test
    void givesTheLargestItemsBesideThoseOfBefore() throws Exception {
        JsonNode top = json("top?metric=top_pages&compare=previous&limit=1&" + TIMES);

        assertThat(top.path("count").asLong()).isEqualTo(100);
        assertThat(top.at("/items/0/name").asText()).isEqualTo("/");
        assertThat(top.at("/items/0/comparedCount").asLong()).isEqualTo(70);
        assertThat(top.at("/items/1/name").asText()).isEqualTo("(other)");
        assertThat(top.at("/items/1").has("comparedCount")).isFalse();
    }

    @Test
    void givesSessionsThatEndedTheNewestFirst() throws Exception {
        JsonNode newest = json("ended-sessions?limit=1&" + TIMES);
        assertThat(newest.at("/sessions/0/id").asText()).isEqualTo("=late");
        assertThat(newest.path("hasMore").asBoolean()).isTrue();

        String second = Instant.ofEpochMilli(HOUR + 1).toString();
        JsonNode others = json("ended-sessions?from=" + (HOUR - MINUTE * 5) + "&to=" + second);
        assertThat(others.path("sessions")).hasSize(1);
        assertThat(others.path("hasMore").asBoolean()).isFalse();

        assertThat(get("ended-sessions?format=csv&" + TIMES).body().lines().toList().get(1))
                .isEqualTo(
                        "'=late,"
                                + Instant.ofEpochMilli(HOUR + 4 * MINUTE)
                                + ','
                                + Instant.ofEpochMilli(HOUR + 5 * MINUTE)
                                + ",7,3,/,/thanks,(direct),,CH,mobile,1,CHF 1990; EUR 5,true");
    }

    @Test
    void givesAlertsThatWereDetected() throws Exception {
        assertThat(json("alerts?" + TIMES).at("/alerts/0/pattern").asText()).isEqualTo("silence");

        assertThat(get("alerts?format=csv&" + TIMES).body().lines().toList().get(1))
                .isEqualTo(
                        "a,silence,critical,resolved,,"
                                + Instant.ofEpochMilli(HOUR)
                                + ','
                                + Instant.ofEpochMilli(HOUR + MINUTE)
                                + ",0,,no events");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "series | metric: expected one of events, page_views",
                "series?metric=progress | metric: expected one of events",
                "top?metric=events | metric: expected one of conversions",
                "series?metric=events&range=1s | range: expected a number and one of m, h, d, w, y",
                "series?metric=events&range=1m | range: expected from 5 minutes to 2 years",
                "series?metric=events&range=3y | range: expected from 5 minutes to 2 years",
                "series?metric=events&range=1h&from=0 | range: not together with from and to",
                "series?metric=events&from=soon | from: expected a time as 2026-03-01T12:00:00Z",
                "series?metric=events&from=9&to=8 | to: expected after from",
                "series?metric=events&range=7d&resolution=10s | resolution: that would be more",
                "series?metric=events&resolution=1s | resolution: expected auto, 10s, 1m or 1h",
                "series?metric=events&compare=year | compare: expected none, previous, day or week",
                "top?metric=top_pages&limit=101 | limit: expected 1 to 100",
                "ended-sessions?limit=1001 | limit: expected 1 to 1000",
                "alerts?compare=day | unknown parameter (expected: format, from, limit",
                "funnel?format=xml | format: expected json or csv",
                "funnel?metric=events | unknown parameter (expected: compare, format, from",
                "funnel?range=1h&range=2h | range: given more than once",
            })
    void saysWhatIsWrongWithAQuestion(String question, String message) throws Exception {
        HttpResponse<String> response = get(question);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = MAPPER.readTree(response.body());
        assertThat(problem.path("code").asText()).isEqualTo("bad_query");
        assertThat(problem.path("detail").asText()).startsWith(message);
    }

    @Test
    void saysThatHistoryIsAwayWhileLiveGoesOn() throws Exception {
        try (TestServer away = TestServer.start(new NoHistory())) {
            HttpResponse<String> response = get(away, "shop/funnel");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).hasValue("5");
            assertThat(response.body()).contains("\"code\":\"history_unavailable\"");
            OpenApi.read()
                    .check(MAPPER.readTree(response.body()), OpenApi.read().problem(), "problem");
            assertThat(get(away, "shop/overview").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isWhatItsDocumentSays() throws Exception {
        OpenApi document = OpenApi.read();
        Set<String> questions = new TreeSet<>();
        for (String path : document.paths()) {
            String query = path.matches(".*/(series|top|funnel|visitors)") ? "?compare=day" : "?";
            String metric =
                    path.endsWith("/series")
                            ? "&metric=page_views"
                            : path.endsWith("/top") ? "&metric=top_pages" : "";
            HttpResponse<String> response =
                    HTTP.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + server.port()
                                                            + path.replace("{site}", "shop")
                                                            + query
                                                            + metric))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).as(path).isEqualTo(200);
            document.check(MAPPER.readTree(response.body()), document.schemaOfSuccess(path), path);
            String name = path.substring(path.lastIndexOf('/') + 1);
            HistoryQuery.Endpoint endpoint = HistoryQuery.Endpoint.of(name);
            if (endpoint != null) {
                questions.add(name);
                assertThat(document.queryOf(path))
                        .containsExactlyInAnyOrderElementsOf(endpoint.parameters());
            }
        }
        assertThat(questions).hasSize(HistoryQuery.Endpoint.values().length);
    }

    private static JsonNode json(String question) throws Exception {
        HttpResponse<String> response = get(question);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static HttpResponse<String> get(String question) throws Exception {
        return get(server, "shop/" + question);
    }

    private static HttpResponse<String> get(TestServer target, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + target.port() + "/api/v1/sites/" + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JournalEntry session(String id, long endedAtMillis) {
        return JournalEntry.of(
                "shop",
                new LiveSession(
                        id,
                        endedAtMillis - MINUTE,
                        endedAtMillis,
                        7,
                        3,
                        "/",
                        "/thanks",
                        "(direct)",
                        "",
                        "CH",
                        "mobile",
                        1,
                        Map.of("CHF", 1_990L, "EUR", 5L),
                        true));
    }

    private static JournalEntry alert(long detectedAtMillis) {
        return JournalEntry.of(
                "shop",
                new LiveAlert(
                        "a",
                        "silence",
                        "critical",
                        "resolved",
                        "",
                        detectedAtMillis,
                        detectedAtMillis + MINUTE,
                        0,
                        "",
                        "no events"));
    }

    private static HistoryPoint views(long start, long count) {
        return point("page_views", Tier.ONE_MINUTE, start, count, List.of());
    }

    private static HistoryPoint pages(long start, String name, long count) {
        HistoryItem item = new HistoryItem(name, count, 0, 0);
        return point("top_pages", Tier.ONE_MINUTE, start, count, List.of(item));
    }

    private static HistoryPoint pagesOfHour(long start) {
        List<HistoryItem> items =
                List.of(new HistoryItem("/", 70, 0, 0), new HistoryItem("=cmd", 30, 0, 0));
        return point("top_pages", Tier.ONE_HOUR, start, 100, items);
    }

    private static HistoryPoint point(
            String metric, Tier tier, long start, long count, List<HistoryItem> items) {
        return new HistoryPoint(
                new HistoryPoint.Identity("shop", metric, tier.id(), start),
                tier,
                count,
                0,
                count,
                items,
                null);
    }
}
