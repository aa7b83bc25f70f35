package io.realtimeanalytics.verification.fanout.client;

import java.nio.ByteBuffer;

/** Finds the frames that a server has sent in a buffer. */
final class FrameReader {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int FINAL = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private FrameReader() {}

    /** Told each whole frame: where in the buffer its payload lies. */
    interface Sink {
        void frame(int opcode, int from, int to);
    }

    /** Hands over all whole frames and leaves the position at the first that is not whole. */
    static void read(ByteBuffer bytes, Sink sink) {
        while (true) {
            int start = bytes.position();
            int available = bytes.limit() - start;
            if (available < 2) {
                return;
            }
            int first = bytes.get(start) & 0xFF;
            int length = bytes.get(start + 1) & 0xFF;
            int headerBytes = 2;
            if (length == LENGTH_IN_TWO_BYTES) {
                headerBytes = 4;
                length = available < headerBytes ? 0 : bytes.getShort(start + 2) & 0xFFFF;
            } else if (length == LENGTH_IN_EIGHT_BYTES) {
                headerBytes = 10;
                length = available < headerBytes ? 0 : Math.toIntExact(bytes.getLong(start + 2));
            } else if (length > LENGTH_IN_EIGHT_BYTES) {
                throw new IllegalStateException("a server must not mask");
            }
            if (available < headerBytes + length) {
                return;
            }
            if ((first & FINAL) == 0) {
                throw new IllegalStateException("a fragment: not expected of these servers");
            }
            bytes.position(start + headerBytes + length);
            sink.frame(first & 0x0F, start + headerBytes, start + headerBytes + length);
        }
    }
}
