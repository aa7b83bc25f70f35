package io.realtimeanalytics.bridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.ServerMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @ParameterizedTest
    @ValueSource(ints = {100, 125, 126, 127, 65_535, 65_536, 200_000})
    void isWhatADecoderTakesForATextFrame(int jsonBytes) {
        ServerMessage message = failureOf(jsonBytes);
        Frame frame = Frame.of(message);
        EmbeddedChannel decoder =
                new EmbeddedChannel(
                        new WebSocket13FrameDecoder(
                                WebSocketDecoderConfig.newBuilder()
                                        .expectMaskedFrames(false)
                                        .maxFramePayloadLength(1 << 20)
                                        .build()));

        decoder.writeInbound(frame.retainedBytes());

        TextWebSocketFrame decoded = decoder.readInbound();
        String expected = new String(LiveJson.encode(message), StandardCharsets.UTF_8);
        assertThat(expected).hasSize(jsonBytes);
        assertThat(decoded.isFinalFragment()).isTrue();
        assertThat(decoded.text()).isEqualTo(expected);
        assertThat(new String(frame.json(), StandardCharsets.UTF_8)).isEqualTo(expected);
        decoded.release();
        frame.release();
        assertThat(decoder.finish()).isFalse();
    }

    private static ServerMessage failureOf(int jsonBytes) {
        int overhead = LiveJson.encode(new ServerMessage.Failure("limit", "", null)).length;
        return new ServerMessage.Failure("limit", "x".repeat(jsonBytes - overhead), null);
    }
}
