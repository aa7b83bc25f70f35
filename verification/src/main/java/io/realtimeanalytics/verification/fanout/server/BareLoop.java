package io.realtimeanalytics.verification.fanout.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that can be done: writes the same bytes to every socket in a loop, and nothing else.
 * What clients send is never read.
 *
 * <p>Arguments: port, number of clients. Standard input: a message a line.
 */
final class BareLoop {

    private static final int BACKLOG = 4_096;
    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final String ACCEPTED =
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            \r
            """;

    private BareLoop() {}

    /** Accepts all clients, then sends what it reads. */
    public static void main(String[] arguments) throws IOException {
        byte[] accepted = ACCEPTED.getBytes(StandardCharsets.US_ASCII);
        List<SocketChannel> clients = new ArrayList<>();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                    BACKLOG);
            System.out.println("listening");
            while (clients.size() < Integer.parseInt(arguments[1])) {
                SocketChannel client = listener.accept();
                client.write(ByteBuffer.wrap(accepted));
                client.configureBlocking(false);
                clients.add(client);
            }
        }
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            send(frame(line), clients);
        }
    }

    private static void send(ByteBuffer frame, List<SocketChannel> clients) throws IOException {
        for (SocketChannel client : clients) {
            frame.rewind();
            client.write(frame);
            if (frame.hasRemaining()) {
                throw new IOException("a client does not keep up");
            }
        }
    }

    private static ByteBuffer frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocateDirect(payload.length + 4);
        frame.put((byte) FINAL_TEXT).put((byte) LENGTH_IN_TWO_BYTES);
        return frame.putShort((short) payload.length).put(payload);
    }
}
