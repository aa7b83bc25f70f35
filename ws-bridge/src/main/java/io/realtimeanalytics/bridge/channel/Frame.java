package io.realtimeanalytics.bridge.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.tracing.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a ready WebSocket text frame, written as they are to any number of sockets.
 *
 * <p>Reference-counted: whoever creates or retains a frame releases it, or hands that duty over.
 * The bytes never change; thread-safe.
 */
public final class Frame {

    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;
    private static final int MAX_HEADER_BYTES = 10;

    private final ByteBuf bytes;
    private final int headerBytes;
    private final long oldestReceivedAtMillis;
    private final @Nullable Position before;
    private final List<Hop> hops;

    private Frame(
            ByteBuf bytes,
            int headerBytes,
            long oldestReceivedAtMillis,
            @Nullable Position before,
            List<Hop> hops) {
        this.bytes = bytes;
        this.headerBytes = headerBytes;
        this.oldestReceivedAtMillis = oldestReceivedAtMillis;
        this.before = before;
        this.hops = hops;
    }

    /** Encodes a message; the caller owns the frame. */
    public static Frame of(ServerMessage message) {
        return of(message, 0, null, List.of());
    }

    /**
     * Encodes a message that carries news of events; the caller owns the frame.
     *
     * @param oldestReceivedAtMillis arrival of the oldest of these events, 0 where there is none
     * @param before what it continues, null where it continues nothing
     * @param hops that end when it is written
     */
    static Frame of(
            ServerMessage message,
            long oldestReceivedAtMillis,
            @Nullable Position before,
            List<Hop> hops) {
        byte[] json = LiveJson.encode(message);
        ByteBuf bytes = Unpooled.directBuffer(MAX_HEADER_BYTES + json.length);
        writeHeader(bytes, json.length);
        int headerBytes = bytes.writerIndex();
        bytes.writeBytes(json);
        return new Frame(bytes, headerBytes, oldestReceivedAtMillis, before, hops);
    }

    /** One more owner; returns this. */
    public Frame retain() {
        bytes.retain();
        return this;
    }

    /** One owner less. */
    public void release() {
        bytes.release();
    }

    /** The bytes for one socket; whoever writes them releases them, as writes do. */
    public ByteBuf retainedBytes() {
        return bytes.retainedDuplicate();
    }

    /** Length on the wire. */
    public int sizeBytes() {
        return bytes.readableBytes();
    }

    /** Arrival of the oldest event that is new in this frame, 0 where there is none. */
    public long oldestReceivedAtMillis() {
        return oldestReceivedAtMillis;
    }

    /** Traced results are on a screen's socket now. */
    public void written() {
        hops.forEach(Hop::end);
    }

    /** What a screen has that misses this frame and none before it; null if that is nothing. */
    public @Nullable Position before() {
        return before;
    }

    /** A copy of the JSON without the frame around it. */
    public byte[] json() {
        byte[] json = new byte[bytes.readableBytes() - headerBytes];
        bytes.getBytes(bytes.readerIndex() + headerBytes, json);
        return json;
    }

    private static void writeHeader(ByteBuf bytes, int payloadBytes) {
        bytes.writeByte(FINAL_TEXT);
        if (payloadBytes < LENGTH_IN_TWO_BYTES) {
            bytes.writeByte(payloadBytes);
        } else if (payloadBytes <= 0xFFFF) {
            bytes.writeByte(LENGTH_IN_TWO_BYTES).writeShort(payloadBytes);
        } else {
            bytes.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(payloadBytes);
        }
    }
}
