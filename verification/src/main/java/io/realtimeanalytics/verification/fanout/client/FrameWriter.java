package io.realtimeanalytics.verification.fanout.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client sends. Masked with zeros: legal, and free. */
final class FrameWriter {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int PONG = 10;

    private FrameWriter() {}

    static ByteBuffer handshake(int port) {
        String request =
                "GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer text(byte[] payload) {
        boolean isShort = payload.length < LENGTH_IN_TWO_BYTES;
        ByteBuffer frame = ByteBuffer.allocate(payload.length + MASK_BYTES + (isShort ? 2 : 4));
        frame.put((byte) (FINAL | FrameReader.TEXT));
        if (isShort) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | LENGTH_IN_TWO_BYTES)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    static ByteBuffer pong() {
        return ByteBuffer.allocate(2 + MASK_BYTES)
                .put((byte) (FINAL | PONG))
                .put((byte) MASKED)
                .putInt(0)
                .flip();
    }
}
