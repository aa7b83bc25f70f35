package io.realtimeanalytics.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.bridge.http.StaticFiles;
import io.realtimeanalytics.bridge.testing.RawSocket;
import io.realtimeanalytics.bridge.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(TestServer.LIMITS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dashboard.example",
                "http://127.0.0.1:PORT",
                "https://127.0.0.1:PORT",
            })
    void letsListedAndOwnOriginsIn(String origin) throws IOException {
        assertThat(statusWithOrigins(origin)).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://dashboard.example",
                "https://dashboard.example.evil.example",
                "https://evil-dashboard.example",
                "https://dashboard.example:8443",
                "https://dashboard.example/",
                "http://127.0.0.1",
                "https://dashboard.example, https://evil.example",
                "https://dashboard.example|https://evil.example",
                "",
            })
    void refusesAllOtherOrigins(String origins) throws IOException {
        assertThat(statusWithOrigins(origins.split("\\|", -1))).isEqualTo(403);
    }

    @Test
    void takesNoTokensInTheAddress() throws IOException {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String request = "GET /api/v1/live?access_token=x HTTP/1.1\r\nHost: a\r\n\r\n";
            socket.sendBytes(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.readHead()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void letsProgramsWithoutOriginIn() throws IOException {
        assertThat(statusWithOrigins()).isEqualTo(101);
    }

    @Test
    void saysWhichVersionItSpeaks() throws IOException {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            String head = socket.handshake(server.port(), List.of("Sec-WebSocket-Version: 8"));

            assertThat(statusOf(head)).isEqualTo(426);
            assertThat(head.toLowerCase(Locale.ROOT)).contains("sec-websocket-version: 13");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Connection: Upgrade",
                "Connection: Upgrade|Upgrade: websocket|Sec-WebSocket-Version: 13",
            })
    void refusesWhatIsNoUpgrade(String headers) throws IOException {
        assertThat(statusOfRequest("GET", headers)).isEqualTo(400);
    }

    @Test
    void refusesOtherMethods() throws IOException {
        assertThat(statusOfRequest("POST", "Content-Length: 0")).isEqualTo(405);
    }

    @Test
    void sendsAwayWhoComesWhenItIsFullAndLetsInWhoComesLater() throws IOException {
        ConnectionLimits limits =
                ConnectionLimits.of(
                        1,
                        TestServer.LIMITS.pingInterval(),
                        TestServer.LIMITS.pongTimeout(),
                        TestServer.LIMITS.slowTimeout());
        try (TestServer small = TestServer.start(limits)) {
            RawSocket first = RawSocket.open(small.port());
            try (RawSocket second = RawSocket.connect(small.port())) {
                String head = second.handshake(small.port(), List.of());
                assertThat(statusOf(head)).isEqualTo(503);
                assertThat(head.toLowerCase(Locale.ROOT)).contains("retry-after: ");
            }

            first.close();

            await().untilAsserted(
                            () -> {
                                try (RawSocket third = RawSocket.connect(small.port())) {
                                    String head = third.handshake(small.port(), List.of());
                                    assertThat(statusOf(head)).isEqualTo(101);
                                }
                            });
        }
    }

    @Test
    void letsNobodyInBeforeTheStateIsRebuilt() throws IOException {
        try (TestServer starting = TestServer.startUnready(TestServer.LIMITS, StaticFiles.none())) {
            try (RawSocket socket = RawSocket.connect(starting.port())) {
                assertThat(statusOf(socket.handshake(starting.port(), List.of()))).isEqualTo(503);
            }

            starting.rebuilt();

            await().untilAsserted(() -> RawSocket.open(starting.port()).close());
        }
    }

    private static int statusWithOrigins(String... origins) throws IOException {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            List<String> headers =
                    Arrays.stream(origins)
                            .map(origin -> origin.replace("PORT", Integer.toString(server.port())))
                            .map(origin -> "Origin: " + origin)
                            .toList();
            return statusOf(socket.handshake(server.port(), headers));
        }
    }

    private static int statusOfRequest(String method, String headers) throws IOException {
        String request =
                String.join("\r\n", method + " /api/v1/live HTTP/1.1", "Host: x", headers, "", "")
                        .replace("|", "\r\n");
        try (RawSocket socket = RawSocket.connect(server.port())) {
            socket.sendBytes(request.getBytes(StandardCharsets.UTF_8));
            return statusOf(socket.readHead());
        }
    }

    private static int statusOf(String head) {
        return Integer.parseInt(head.substring(9, 12));
    }
}
