package io.realtimeanalytics.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.bridge.testing.RawSocket;
import io.realtimeanalytics.bridge.testing.TestScreen;
import io.realtimeanalytics.bridge.testing.TestServer;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.ServerMessage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "null",
                "[]",
                "{}",
                "{\"type\":\"shout\",\"channel\":\"site:shop:overview\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"channel\":null}",
                "{\"type\":\"subscribe\",\"channel\":\"site:shop:overview\",\"offset\":1}",
                "{\"type\":\"subscribe\",\"channel\":\"a\",\"channel\":\"b\"}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"id\":1} {}",
            })
    void refusesWhatItDoesNotUnderstandAndGoesOn(String text) throws IOException {
        try (TestServer server = TestServer.start(TestServer.LIMITS);
                TestScreen screen = TestScreen.open(server.port())) {
            screen.send(text).send(new ClientMessage.Ping(5));

            await().until(() -> !screen.messages(ServerMessage.Pong.class).isEmpty());
            assertThat(screen.messages(ServerMessage.Failure.class))
                    .singleElement()
                    .extracting(ServerMessage.Failure::code)
                    .isEqualTo("bad_request");
        }
    }

    @Test
    void takesNothingToPublishAndGoesOn() throws IOException {
        try (TestServer server = TestServer.start(TestServer.LIMITS);
                TestScreen screen = TestScreen.open(server.port())) {
            for (int i = 0; i < 6; i++) {
                screen.send("{\"type\":\"publish\",\"channel\":\"site:shop:overview\"}");
            }
            screen.send(new ClientMessage.Ping(5));

            await().until(() -> !screen.messages(ServerMessage.Pong.class).isEmpty());
            assertThat(screen.messages(ServerMessage.Failure.class))
                    .hasSize(6)
                    .allMatch(failure -> failure.code().equals("permission"));
        }
    }

    @Test
    void endsWith4509AfterFiveBadRequests() throws IOException {
        try (TestServer server = TestServer.start(TestServer.LIMITS);
                TestScreen screen = TestScreen.open(server.port())) {
            for (int i = 0; i < 5; i++) {
                screen.send("hello");
            }

            assertThat(screen.closed().code()).isEqualTo(4509);
            assertThat(screen.messages(ServerMessage.Failure.class)).hasSize(5);
        }
    }

    @Test
    void endsWith4013AfterTooManyMessages() throws IOException {
        try (TestServer server = TestServer.start(TestServer.LIMITS);
                TestScreen screen = TestScreen.open(server.port())) {
            for (int i = 0; i <= 100; i++) {
                screen.send(new ClientMessage.Ping(i));
            }

            assertThat(screen.closed().code()).isEqualTo(4013);
            assertThat(screen.messages(ServerMessage.Pong.class)).hasSize(100);
            assertThat(screen.messages(ServerMessage.Failure.class))
                    .singleElement()
                    .extracting(ServerMessage.Failure::code)
                    .isEqualTo("too_many");
        }
    }

    @Test
    void refusesMoreChannelsThanAllowed() throws IOException {
        ConnectionLimits limits = new ConnectionLimits(10, 1, 100, 5, LONG, LONG, LONG);
        try (TestServer server = TestServer.start(limits);
                TestScreen screen = TestScreen.open(server.port())) {
            screen.subscribe("site:shop:overview").subscribe("site:store:overview");

            await().until(() -> !screen.messages(ServerMessage.Failure.class).isEmpty());
            ServerMessage.Failure failure = screen.messages(ServerMessage.Failure.class).get(0);
            assertThat(failure.code()).isEqualTo("limit");
            assertThat(failure.channel()).isEqualTo("site:store:overview");
        }
    }

    @Test
    void endsWith4012WithoutAPong() throws IOException {
        try (TestServer server = TestServer.start(quick(LONG));
                RawSocket socket = RawSocket.open(server.port())) {
            assertThat(socket.readUntilClose()).isEqualTo(4012);
            assertThat(server.metric("bridge_closes_total", "code", "4012")).isOne();
        }
    }

    @Test
    void keepsAConnectionThatAnswersPings() throws IOException {
        try (TestServer server = TestServer.start(quick(LONG));
                TestScreen screen = TestScreen.open(server.port())) {
            // Several times as long as a silent connection lives, told by its heartbeats.
            await().until(() -> screen.messages(ServerMessage.Heartbeat.class).size() >= 8);

            screen.send(new ClientMessage.Ping(1));
            await().until(() -> !screen.messages(ServerMessage.Pong.class).isEmpty());
        }
    }

    private static ConnectionLimits quick(Duration slowTimeout) {
        return ConnectionLimits.of(10, Duration.ofMillis(200), Duration.ofMillis(300), slowTimeout);
    }
}
