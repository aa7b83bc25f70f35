package io.realtimeanalytics.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.testing.RawSocket;
import io.realtimeanalytics.bridge.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolErrorsTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(TestServer.LIMITS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "reserved bit, 0xC1",
        "reserved opcode, 0x83",
        "reserved control opcode, 0x8B",
        "continuation of nothing, 0x80",
        "fragmented ping, 0x09",
    })
    void endsWith1002AfterABrokenFrame(String name, String firstByte) throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(Integer.decode(firstByte), HELLO);

            assertThat(socket.readUntilClose()).as(name).isEqualTo(1002);
        }
    }

    @Test
    void endsWith1002AfterAnUnmaskedFrame() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendBytes(RawSocket.frame(0x81, HELLO, false));

            assertThat(socket.readUntilClose()).isEqualTo(1002);
        }
    }

    @Test
    void endsWith1002AfterALongPing() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x89, new byte[126]);

            assertThat(socket.readUntilClose()).isEqualTo(1002);
        }
    }

    @Test
    void endsWith1003AfterABinaryFrame() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x82, HELLO);

            assertThat(socket.readUntilClose()).isEqualTo(1003);
        }
    }

    @Test
    void endsWith1007AfterInvalidUtf8() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x81, new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});

            assertThat(socket.readUntilClose()).isEqualTo(1007);
        }
    }

    @Test
    void endsWith1009AfterATooLongFrameThoughMoreIsComing() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x81, new byte[64 * 1024 + 1]);
            socket.sendFrame(0x81, new byte[100 * 1024]);

            assertThat(socket.readUntilClose()).isEqualTo(1009);
        }
    }

    @Test
    void endsWith1009AfterATooLongMessageInFragments() throws IOException {
        byte[] spaces = " ".repeat(40 * 1024).getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x01, spaces);
            socket.sendFrame(0x80, spaces);

            assertThat(socket.readUntilClose()).isEqualTo(1009);
        }
    }

    @Test
    void understandsAMessageInFragmentsWithAPingBetween() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x01, "{\"type\":\"ping\",".getBytes(StandardCharsets.UTF_8));
            socket.sendFrame(0x89, HELLO);
            socket.sendFrame(0x80, "\"id\":77}".getBytes(StandardCharsets.UTF_8));

            assertThat(socket.readUntil("hello").opcode()).isEqualTo(10);
            assertThat(socket.readUntil("\"pong\"").text()).contains("77");
        }
    }

    @Test
    void answersAGoodbye() throws IOException {
        try (RawSocket socket = RawSocket.open(server.port())) {
            socket.sendFrame(0x88, new byte[] {0x03, (byte) 0xE8});

            assertThat(socket.readUntilClose()).isEqualTo(1000);
            assertThat(socket.read()).isNull();
        }
    }
}
