package io.realtimeanalytics.bridge.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.access.Holder;
import io.realtimeanalytics.bridge.audit.Audit;
import io.realtimeanalytics.bridge.testing.Api;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.ServerMessage;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    private static final String SHARES = "/api/v1/sites/shop/shares";

    private TestServer server;
    private Api api;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(Access.demo());
        api = new Api(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsItsSiteAndNothingElse() throws Exception {
        try (TestScreen screen = signedIn(share("").get("token").asText())) {
            ServerMessage.Welcome welcome = screen.messages(ServerMessage.Welcome.class).get(1);
            screen.subscribe("site:shop:overview").subscribe("site:store:overview");
            await().until(() -> !screen.messages(ServerMessage.Failure.class).isEmpty());
            await().until(() -> !screen.messages(ServerMessage.Snapshot.class).isEmpty());

            assertThat(welcome.demo()).isFalse();
            assertThat(welcome.sites()).containsExactly("shop");
            assertThat(welcome.shared()).isEmpty();
            assertThat(welcome.expiresAtMillis()).isNotNull();
            assertThat(screen.messages(ServerMessage.Snapshot.class))
                    .extracting(ServerMessage.Snapshot::channel)
                    .containsExactly("site:shop:overview");
        }
    }

    @Test
    void showsNoEventsBeyondItsFilter() throws Exception {
        String token = share("country=DE&country=FR").get("token").asText();
        try (TestScreen screen = signedIn(token)) {
            assertThat(screen.messages(ServerMessage.Welcome.class).get(1).shared())
                    .isEqualTo("country=DE&country=FR");
            screen.subscribe("site:shop:overview").subscribe("site:shop:sessions");
            screen.subscribe("site:shop:overview?country=CH");
            screen.subscribe("site:shop:overview?device=mobile");
            screen.subscribe("site:shop:overview?country=FR&device=mobile");
            screen.send(new ClientMessage.Ping(1));
            await().until(() -> !screen.messages(ServerMessage.Pong.class).isEmpty());

            assertThat(screen.messages(ServerMessage.Failure.class))
                    .filteredOn(failure -> failure.code().equals("not_found"))
                    .extracting(ServerMessage.Failure::channel)
                    .containsExactly(
                            "site:shop:overview",
                            "site:shop:sessions",
                            "site:shop:overview?country=CH",
                            "site:shop:overview?device=mobile");
        }
        assertThat(status("/api/v1/sites/shop/overview", token)).isEqualTo(404);
        assertThat(status("/api/v1/sites/shop/top?metric=top_pages&range=1h", token))
                .isEqualTo(404);
    }

    @Test
    void isReadOnly() throws Exception {
        String token = share("").get("token").asText();

        assertThat(status(SHARES, token)).isEqualTo(403);
    }

    @Test
    void endsWith4507OnceItIsWithdrawn() throws Exception {
        JsonNode link = share("");
        String token = link.get("token").asText();
        try (TestScreen screen = signedIn(token)) {
            HttpRequest.Builder withdraw = api.request(SHARES + '/' + link.get("id").asText());
            assertThat(api.send(withdraw.DELETE()).statusCode()).isEqualTo(204);

            assertThat(screen.closed().code()).isEqualTo(4507);
        }
        try (TestScreen late = TestScreen.open(server.port())) {
            late.send(new ClientMessage.Authenticate(token));

            assertThat(late.closed().code()).isEqualTo(4507);
        }
        assertThat(Api.json(api.send(api.request(SHARES))).get("shares")).isEmpty();
        assertThat(status("/api/v1/sites", token)).isEqualTo(401);
        await().until(() -> server.audit().stream().anyMatch(line -> line.contains("withdrawn")));
        assertThat(server.audit()).anyMatch(line -> line.contains("\"event\":\"shared\""));
        assertThat(server.audit()).noneMatch(line -> line.contains(token));
    }

    @Test
    void endsWith4500WithAnotherSecretOrAfterItsTime() throws Exception {
        String token = share("").get("token").asText();
        String wrong = token.substring(0, token.length() - 8) + "AAAAAAAA";
        JsonNode brief = Api.json(api.post(SHARES, "{\"expiresInSeconds\":1}"));
        await().until(() -> status("/api/v1/sites", brief.get("token").asText()) == 401);

        for (String each : new String[] {wrong, brief.get("token").asText(), "share.x"}) {
            try (TestScreen screen = TestScreen.open(server.port())) {
                screen.send(new ClientMessage.Authenticate(each));

                assertThat(screen.closed().code()).isEqualTo(4500);
            }
        }
    }

    @Test
    void listsWhatOpensNothing() throws Exception {
        JsonNode link = share("device=mobile");
        JsonNode listed = Api.json(api.send(api.request(SHARES))).get("shares");

        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("id")).isEqualTo(link.get("id"));
        assertThat(listed.get(0).get("name").asText()).isEqualTo("for the board");
        assertThat(listed.get(0).get("filter").asText()).isEqualTo("device=mobile");
        assertThat(listed.get(0).has("token")).isFalse();
        HttpRequest.Builder elsewhere =
                api.request("/api/v1/sites/store/shares/" + link.get("id").asText());
        assertThat(api.send(elsewhere.DELETE()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                    | expected {\"name\"",
                "{\"expiresInSeconds\":0}             | expiresInSeconds: 0 (expected: 1 to",
                "{\"name\":\"x\"}                     | expiresInSeconds: null (expected: 1 to",
                "{\"expiresInSeconds\":60,\"a\":1}    | expected {\"name\"",
                "{\"expiresInSeconds\":60,\"filter\":\"x=1\"} | filter, character 1: expected",
            })
    void saysWhatIsWrongWithARequest(String body, String message) throws Exception {
        var answer = api.post(SHARES, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).get("detail").asText()).startsWith(message);
    }

    @Test
    void areNotMadeWithoutEnd() throws Exception {
        ShareLinks links = new ShareLinks();
        Clock clock = Clock.systemUTC();
        try (Audit audit = Audit.to(line -> {}, clock)) {
            ShareApi shares =
                    new ShareApi(
                            links, link -> CompletableFuture.completedFuture(null), audit, clock);
            for (int i = 0; i < ShareApi.MAX_LINKS; i++) {
                assertThat(make(shares)).isEqualTo(201);
            }
            assertThat(make(shares)).isEqualTo(409);

            for (int i = ShareApi.MAX_LINKS; i < ShareApi.MAX_REMEMBERED; i++) {
                String id = links.goodFor("shop", clock.millis()).get(0).getShareId();
                shares.withdraw(Holder.DEMO, "shop", id).toCompletableFuture().get();
                assertThat(make(shares)).isEqualTo(201);
            }
            String id = links.goodFor("shop", clock.millis()).get(0).getShareId();
            shares.withdraw(Holder.DEMO, "shop", id).toCompletableFuture().get();
            assertThat(make(shares)).isEqualTo(409);
        }
    }

    private static int make(ShareApi shares) throws Exception {
        byte[] request = "{\"expiresInSeconds\":60}".getBytes(StandardCharsets.UTF_8);
        return shares.create(Holder.DEMO, "shop", request).toCompletableFuture().get().status();
    }

    @Test
    void isNotMadeByAPageOfOthers() throws Exception {
        HttpRequest.Builder simple =
                api.request(SHARES)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"expiresInSeconds\":60}"));

        assertThat(api.send(simple).statusCode()).isEqualTo(415);
    }

    private JsonNode share(String filter) throws Exception {
        var answer =
                api.post(
                        SHARES,
                        "{\"name\":\"for the board\",\"filter\":\""
                                + filter
                                + "\",\"expiresInSeconds\":3600}");
        assertThat(answer.statusCode()).isEqualTo(201);
        return Api.json(answer);
    }

    private TestScreen signedIn(String token) {
        TestScreen screen = TestScreen.open(server.port());
        screen.send(new ClientMessage.Authenticate(token));
        await().until(() -> screen.messages(ServerMessage.Welcome.class).size() == 2);
        return screen;
    }

    private int status(String path, String token) throws Exception {
        return api.send(api.request(path).header("Authorization", "Bearer " + token)).statusCode();
    }
}
