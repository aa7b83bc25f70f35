package io.realtimeanalytics.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveProtocolTest {

    private static final String CHANNEL = "site:shop:overview";

    private final long now = System.currentTimeMillis();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(TestServer.LIMITS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void welcomesFirst() {
        try (TestScreen screen = TestScreen.open(server.port())) {
            await().until(() -> !screen.messages().isEmpty());

            ServerMessage.Welcome welcome = (ServerMessage.Welcome) screen.messages().get(0);
            assertThat(welcome.protocol()).isEqualTo(1);
            assertThat(welcome.demo()).isTrue();
            assertThat(welcome.sites()).containsExactly("shop", "store");
            assertThat(welcome.serverTimeMillis()).isGreaterThanOrEqualTo(now);
        }
    }

    @Test
    void tellsTimeAndNewSitesByHeartbeats() {
        try (TestScreen screen = TestScreen.open(server.port())) {
            server.accept(events("newcomer", 1));

            await().until(
                            () ->
                                    screen.messages(ServerMessage.Heartbeat.class).stream()
                                            .anyMatch(
                                                    beat ->
                                                            beat.sites().contains("newcomer")
                                                                    && beat.watermarkMillis()
                                                                            == now - 1_000));
        }
    }

    @Test
    void sendsAnEmptySnapshotOfASiteThatIsOnlyConfigured() {
        try (TestScreen screen = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            await().until(() -> screen.copy(CHANNEL).snapshots() == 1);

            assertThat(screen.copy(CHANNEL).shown()).isEmpty();
        }
    }

    @Test
    void showsAnUnlistedSiteToWhomeverKnowsOfIt() {
        String channel = "site:unlisted:overview";
        try (TestScreen screen = TestScreen.open(server.port()).subscribe(channel)) {
            server.accept(events("unlisted", 1));

            await().until(() -> !screen.copy(channel).shown().isEmpty());
            await().until(() -> !screen.messages(ServerMessage.Heartbeat.class).isEmpty());
            assertThat(screen.messages(ServerMessage.Heartbeat.class))
                    .allMatch(beat -> beat.sites().equals(List.of("shop", "store")));
        }
    }

    @Test
    void keepsEveryScreenUpToDate() {
        server.accept(events("shop", 1));
        try (TestScreen first = TestScreen.open(server.port()).subscribe(CHANNEL);
                TestScreen second = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            await().until(() -> first.copy(CHANNEL).snapshots() == 1);
            await().until(() -> second.copy(CHANNEL).snapshots() == 1);

            for (int revision = 2; revision <= 500; revision++) {
                server.accept(events("shop", revision));
            }

            await().until(() -> revisions(first).equals(List.of(500L)));
            await().until(() -> revisions(second).equals(List.of(500L)));
            assertThat(first.copy(CHANNEL).deltas()).isLessThan(499);
            assertThat(server.metric("bridge_event_to_socket_seconds_count")).isPositive();
        }
    }

    @Test
    void keepsTheChannelsOfAScreenApart() {
        try (TestScreen screen = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            screen.subscribe("site:store:overview");
            await().until(() -> screen.copy("site:store:overview").snapshots() == 1);

            server.accept(events("shop", 3), events("store", 4));

            await().until(() -> revisions(screen).equals(List.of(3L)));
            await().until(() -> screen.copy("site:store:overview").deltas() == 1);
            assertThat(screen.copy("site:store:overview").shown())
                    .extracting(LiveResult::revision)
                    .containsExactly(4L);
        }
    }

    @Test
    void refusesChannelsThatDoNotExist() {
        try (TestScreen screen = TestScreen.open(server.port())) {
            for (String channel :
                    List.of("site:other:overview", "site:shop:secrets", "shop", "", "site::")) {
                screen.subscribe(channel);
            }

            await().until(() -> screen.messages(ServerMessage.Failure.class).size() == 5);
            assertThat(screen.messages(ServerMessage.Failure.class))
                    .allMatch(failure -> failure.code().equals("not_found"))
                    .extracting(ServerMessage.Failure::channel)
                    .contains("site:other:overview", "site:shop:secrets");
        }
    }

    @Test
    void refusesFiltersThatItCannotServe() {
        try (TestScreen screen = TestScreen.open(server.port())) {
            screen.subscribe("site:shop:overview?browser=x")
                    .subscribe("site:shop:quality?country=DE")
                    .subscribe("site:shop:overview?country=DE");

            await().until(() -> screen.messages(ServerMessage.Failure.class).size() == 3);
            assertThat(screen.messages(ServerMessage.Failure.class))
                    .extracting(ServerMessage.Failure::code)
                    .containsExactly("bad_filter", "bad_filter", "not_ready");
        }
    }

    @Test
    void sendsNothingMoreAfterUnsubscribe() {
        try (TestScreen screen = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            await().until(() -> screen.copy(CHANNEL).snapshots() == 1);

            screen.send(new ClientMessage.Unsubscribe(CHANNEL)).send(new ClientMessage.Ping(1));
            await().until(() -> !screen.messages(ServerMessage.Pong.class).isEmpty());
            server.accept(events("shop", 1));
            screen.send(new ClientMessage.Ping(2)).subscribe("site:store:overview");
            await().until(() -> screen.copy("site:store:overview").snapshots() == 1);

            assertThat(screen.copy(CHANNEL).deltas()).isZero();
            assertThat(server.metric("bridge_subscriptions")).isEqualTo(1);
        }
    }

    @Test
    void startsAnewWhenAScreenSubscribesAgain() {
        try (TestScreen screen = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            await().until(() -> screen.copy(CHANNEL).snapshots() == 1);
            screen.subscribe(CHANNEL);
            await().until(() -> screen.copy(CHANNEL).snapshots() == 2);

            server.accept(events("shop", 1));

            await().until(() -> screen.copy(CHANNEL).deltas() == 1);
            assertThat(server.metric("bridge_subscriptions")).isEqualTo(1);
        }
    }

    @Test
    void resumesOnANewConnection() {
        TestScreen first = TestScreen.open(server.port()).subscribe(CHANNEL);
        await().until(() -> first.copy(CHANNEL).snapshots() == 1);
        server.accept(events("shop", 1));
        await().until(() -> first.copy(CHANNEL).deltas() == 1);
        first.close();
        await().until(() -> server.metric("bridge_connections") == 0);
        server.accept(events("shop", 2));

        try (TestScreen second = TestScreen.open(server.port()).inherit(first)) {
            second.resume(CHANNEL, second.copy(CHANNEL).epoch(), second.copy(CHANNEL).offset());

            await().until(() -> revisions(second).equals(List.of(2L)));
            assertThat(second.copy(CHANNEL).snapshots()).isEqualTo(1);
            assertThat(server.metric("bridge_resumes_total", "outcome", "missed_deltas")).isOne();
        }
    }

    @Test
    void forgetsConnectionsThatAreGone() {
        TestScreen screen = TestScreen.open(server.port()).subscribe(CHANNEL);
        await().until(() -> server.metric("bridge_subscriptions") == 1);

        screen.close();

        await().until(() -> server.metric("bridge_connections") == 0);
        assertThat(server.metric("bridge_subscriptions")).isZero();
    }

    @Test
    void tellsScreensWhenToComeBackBeforeItRestarts() {
        try (TestScreen screen = TestScreen.open(server.port()).subscribe(CHANNEL)) {
            await().until(() -> screen.copy(CHANNEL).snapshots() == 1);

            server.drain();

            assertThat(screen.closed().code()).isEqualTo(1012);
            assertThat(screen.messages(ServerMessage.Reconnect.class)).hasSize(1);
        }
    }

    private List<Long> revisions(TestScreen screen) {
        return screen.copy(CHANNEL).shown().stream().map(LiveResult::revision).toList();
    }

    private MetricResult events(String site, long revision) {
        return Results.count(site, Metric.EVENTS, Window.TEN_SECONDS, now, revision).build();
    }
}
