package io.realtimeanalytics.bridge.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that can do everything wrong, and reads only when it is told to. */
public final class RawSocket implements AutoCloseable {

    /** A frame as it stands on the wire. */
    public record RawFrame(int opcode, byte[] payload) {

        /** Close code, 0 if there is none. */
        public int closeCode() {
            return opcode == 8 && payload.length >= 2
                    ? ByteBuffer.wrap(payload).getShort() & 0xFFFF
                    : 0;
        }

        /** The payload as text. */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    private RawSocket(int port, int receiveBufferBytes) throws IOException {
        socket.setReceiveBufferSize(receiveBufferBytes);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A connection on which nothing was said. */
    public static RawSocket connect(int port) throws IOException {
        return new RawSocket(port, 8 * 1024);
    }

    /** A connection after a successful handshake. */
    public static RawSocket open(int port) throws IOException {
        RawSocket socket = connect(port);
        String head = socket.handshake(port, List.of());
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("refused: " + head);
        }
        return socket;
    }

    /** Asks for a WebSocket with more headers, and reads the head of the answer. */
    public String handshake(int port, List<String> moreHeaders) throws IOException {
        StringBuilder request = new StringBuilder("GET /api/v1/live HTTP/1.1\r\n");
        if (moreHeaders.stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        request.append("Connection: Upgrade\r\nUpgrade: websocket\r\n");
        request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        if (moreHeaders.stream().noneMatch(header -> header.startsWith("Sec-WebSocket-Version"))) {
            request.append("Sec-WebSocket-Version: 13\r\n");
        }
        moreHeaders.forEach(header -> request.append(header).append("\r\n"));
        sendBytes(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        return readHead();
    }

    /** Sends bytes as they are. */
    public void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends a masked frame with any first byte. */
    public void sendFrame(int firstByte, byte[] payload) throws IOException {
        sendBytes(frame(firstByte, payload, true));
    }

    /** Sends a text frame. */
    public void sendText(String text) throws IOException {
        sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame with any first byte. */
    public static byte[] frame(int firstByte, byte[] payload, boolean isMasked) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        int maskBit = isMasked ? 0x80 : 0;
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (maskBit | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (maskBit | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (maskBit | 127)).putLong(payload.length);
        }
        if (isMasked) {
            // A mask of zeros leaves the payload as it is.
            frame.putInt(0);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** Reads the head of an HTTP response. */
    public String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The next frame; null at the end of the stream. */
    public @Nullable RawFrame read() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return new RawFrame(opcode, payload);
        } catch (EOFException e) {
            return null;
        }
    }

    /** Reads until a close frame, and gives its code; 0 if the stream ends without. */
    public int readUntilClose() throws IOException {
        RawFrame frame = read();
        while (frame != null && frame.opcode() != 8) {
            frame = read();
        }
        return frame == null ? 0 : frame.closeCode();
    }

    /** Reads frames until one contains a text. */
    public RawFrame readUntil(String text) throws IOException {
        RawFrame frame = read();
        while (frame != null && !frame.text().contains(text)) {
            frame = read();
        }
        if (frame == null) {
            throw new EOFException("the stream ended before " + text);
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
