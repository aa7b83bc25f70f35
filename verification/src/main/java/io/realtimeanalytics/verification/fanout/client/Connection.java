package io.realtimeanalytics.verification.fanout.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One WebSocket to a server. Confined to the thread of its {@link ClientLoop}. */
public final class Connection implements FrameReader.Sink {

    static final int NO_CLOSE_FRAME = 1006;

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACCEPTED = "HTTP/1.1 101 ".getBytes(StandardCharsets.US_ASCII);

    private final int index;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Receiver receiver;
    private boolean isOpen;
    private int closeCode = NO_CLOSE_FRAME;

    /** Bytes of a frame that is not whole yet. */
    private byte @Nullable [] rest;

    private @Nullable ByteBuffer reading;
    private long readAtNanos;

    Connection(int index, SocketChannel channel, SelectionKey key, Receiver receiver) {
        this.index = index;
        this.channel = channel;
        this.key = key;
        this.receiver = receiver;
    }

    /** Its number, as given to {@link ClientLoop#open}. */
    public int index() {
        return index;
    }

    /** Sends a text message. */
    public void send(byte[] payload) {
        write(FrameWriter.text(payload));
    }

    /** Says that it is there, asked or not. */
    public void sendPong() {
        write(FrameWriter.pong());
    }

    /** Begins or ceases to read what the server sends. */
    public void setReading(boolean isReading) {
        if (key.isValid()) {
            key.interestOps(isReading ? SelectionKey.OP_READ : 0);
        }
    }

    /** Drops the connection without a word; the receiver is not told. */
    public void drop() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    /** Reads once, into a buffer shared by all connections of the loop. */
    void read(ByteBuffer shared) {
        shared.clear();
        if (rest != null) {
            shared.put(rest);
            rest = null;
        }
        int count = readInto(shared);
        if (count < 0) {
            end();
            return;
        }
        readAtNanos = System.nanoTime();
        shared.flip();
        if (!isOpen) {
            readHead(shared);
        }
        if (isOpen) {
            reading = shared;
            FrameReader.read(shared, this);
        }
        if (shared.hasRemaining() && key.isValid()) {
            keep(shared);
        }
    }

    @Override
    public void frame(int opcode, int from, int to) {
        ByteBuffer bytes = reading;
        if (bytes == null) {
            throw new IllegalStateException("not reading");
        }
        switch (opcode) {
            case FrameReader.TEXT -> receiver.text(this, bytes, from, to, readAtNanos);
            case FrameReader.PING -> sendPong();
            case FrameReader.CLOSE -> closeCode = bytes.getShort(from) & 0xFFFF;
            default -> throw new IllegalStateException("frame with opcode " + opcode);
        }
    }

    private void readHead(ByteBuffer bytes) {
        for (int at = bytes.position(); at + END_OF_HEAD.length <= bytes.limit(); at++) {
            if (isAt(bytes, at, END_OF_HEAD)) {
                if (!isAt(bytes, bytes.position(), ACCEPTED)) {
                    throw new IllegalStateException("the server refuses the handshake");
                }
                bytes.position(at + END_OF_HEAD.length);
                isOpen = true;
                receiver.opened(this);
                return;
            }
        }
    }

    private static boolean isAt(ByteBuffer bytes, int from, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes.get(from + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private void keep(ByteBuffer bytes) {
        byte[] kept = new byte[bytes.remaining()];
        bytes.get(kept);
        rest = kept;
    }

    private int readInto(ByteBuffer shared) {
        try {
            return channel.read(shared);
        } catch (IOException e) {
            // Reset: the same as its end here.
            return -1;
        }
    }

    private void end() {
        drop();
        receiver.closed(this, closeCode);
    }

    /** What a client sends is small: what the kernel does not take at once is an error. */
    private void write(ByteBuffer bytes) {
        try {
            if (channel.write(bytes) < bytes.limit()) {
                throw new IllegalStateException("the server does not read");
            }
        } catch (IOException e) {
            // Reading will find the end.
            setReading(true);
        }
    }
}
