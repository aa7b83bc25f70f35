package io.realtimeanalytics.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.bridge.access.TokenAccess;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.bridge.testing.TokenIssuer;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private TokenIssuer issuer;
    private TokenAccess access;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        issuer = TokenIssuer.start();
        access = new TokenAccess(issuer.settings());
        server = TestServer.start(access);
    }

    @AfterEach
    void stop() {
        server.close();
        access.close();
        issuer.close();
    }

    @Test
    void showsWhatAHolderMaySeeAndNothingElse() throws Exception {
        try (TestScreen screen = TestScreen.open(server.port())) {
            screen.subscribe("site:shop:overview");
            await().until(() -> screen.messages(ServerMessage.Failure.class).size() == 2);
            screen.send(authenticate(token("zoe", "shop")));
            await().until(() -> !screen.messages(ServerMessage.Welcome.class).isEmpty());
            screen.subscribe("site:shop:overview").subscribe("site:store:overview");
            screen.subscribe("site:none:overview");
            await().until(() -> screen.messages(ServerMessage.Failure.class).size() == 4);
            await().until(() -> !screen.messages(ServerMessage.Heartbeat.class).isEmpty());

            ServerMessage.Welcome welcome = screen.messages(ServerMessage.Welcome.class).get(0);
            assertThat(welcome.demo()).isFalse();
            assertThat(welcome.sites()).containsExactly("shop");
            assertThat(welcome.expiresAtMillis()).isNotNull();
            assertThat(screen.messages(ServerMessage.Failure.class))
                    .extracting(ServerMessage.Failure::code)
                    .containsExactly(
                            "unauthenticated", "unauthenticated", "not_found", "not_found");
            assertThat(screen.messages(ServerMessage.Snapshot.class)).hasSize(1);
            assertThat(screen.messages(ServerMessage.Heartbeat.class))
                    .last()
                    .extracting(ServerMessage.Heartbeat::sites)
                    .isEqualTo(List.of("shop"));
        }
        await().until(() -> server.audit().stream().anyMatch(has("disconnected")));
        assertThat(server.audit()).noneMatch(line -> line.contains("zoe"));
        assertThat(server.audit()).anyMatch(has("\"channel\":\"site:shop:overview\""));
        assertThat(server.audit()).anyMatch(has("\"what\":\"site:store:overview\""));
    }

    @Test
    void endsWith4502WithoutASignIn() {
        try (TestScreen screen = TestScreen.open(server.port())) {
            assertThat(screen.closed().code()).isEqualTo(4502);
        }
    }

    @Test
    void endsWith4500AfterABadToken() {
        try (TestScreen screen = TestScreen.open(server.port())) {
            screen.send(authenticate("e30.e30.e30"));

            assertThat(screen.closed().code()).isEqualTo(4500);
        }
    }

    @Test
    void endsWith4500IfSomebodyElseSignsIn() throws Exception {
        try (TestScreen screen = TestScreen.open(server.port())) {
            screen.send(authenticate(token("zoe", "shop")));
            await().until(() -> !screen.messages(ServerMessage.Welcome.class).isEmpty());
            screen.send(authenticate(token("bob", "shop")));

            assertThat(screen.closed().code()).isEqualTo(4500);
        }
    }

    @Test
    void endsWith4005OnceTheTokenHasExpiredUnlessAnotherIsShown() throws Exception {
        Date soon = Date.from(Instant.now().plusSeconds(1));
        String brief = issuer.sign(issuer.claims("zoe", "shop").expirationTime(soon));
        try (TestScreen idle = TestScreen.open(server.port());
                TestScreen renewing = TestScreen.open(server.port())) {
            idle.send(authenticate(brief));
            renewing.send(authenticate(brief));
            await().until(() -> !renewing.messages(ServerMessage.Welcome.class).isEmpty());
            renewing.send(authenticate(token("zoe", "shop")));

            assertThat(idle.closed().code()).isEqualTo(4005);
            assertThat(renewing.messages(ServerMessage.Welcome.class)).hasSize(2);
            renewing.send(new ClientMessage.Ping(1));
            await().until(() -> !renewing.messages(ServerMessage.Pong.class).isEmpty());
        }
    }

    @Test
    void endsWith4504IfOneHolderHasTooManyConnections() throws Exception {
        String token = token("zoe", "shop");
        try (TestScreen first = TestScreen.open(server.port());
                TestScreen second = TestScreen.open(server.port());
                TestScreen third = TestScreen.open(server.port())) {
            for (TestScreen screen : List.of(first, second)) {
                screen.send(authenticate(token));
                await().until(() -> !screen.messages(ServerMessage.Welcome.class).isEmpty());
            }
            third.send(authenticate(token));

            assertThat(third.closed().code()).isEqualTo(4504);
        }
        await().until(() -> server.metric("bridge_connections") == 0);
        try (TestScreen first = TestScreen.open(server.port());
                TestScreen second = TestScreen.open(server.port())) {
            for (TestScreen screen : List.of(first, second)) {
                screen.send(authenticate(token));
                await().until(() -> !screen.messages(ServerMessage.Welcome.class).isEmpty());
            }
        }
    }

    @Test
    void answersTheApiOnlyWithATokenAndOnlyOfItsSites() throws Exception {
        String token = token("zoe", "shop");

        assertThat(get("/api/v1/sites", null).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/sites", null).headers().firstValue("www-authenticate"))
                .hasValue("Bearer");
        assertThat(get("/api/v1/sites", "e30.e30.e30").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/sites", token).body()).isEqualTo("{\"sites\":[\"shop\"]}");
        assertThat(get("/api/v1/sites/shop/overview", token).statusCode()).isEqualTo(200);
        HttpResponse<String> foreign = get("/api/v1/sites/store/overview", token);
        HttpResponse<String> missing = get("/api/v1/sites/none/overview", token);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        assertThat(get("/api/v1/sites/store/funnel", token).statusCode()).isEqualTo(404);
        assertThat(get("/health/ready", null).statusCode()).isEqualTo(200);
    }

    private static Predicate<String> has(String text) {
        return line -> line.contains(text);
    }

    private String token(String subject, String... sites) throws Exception {
        return issuer.sign(issuer.claims(subject, sites));
    }

    private static ClientMessage authenticate(String token) {
        return new ClientMessage.Authenticate(token);
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
