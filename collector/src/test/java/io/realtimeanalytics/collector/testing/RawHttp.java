package io.realtimeanalytics.collector.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP over a bare socket, so that tests can be as rude as strangers are. */
public final class RawHttp implements AutoCloseable {

    /**
     * An answer as it came.
     *
     * @param headers names in lower case
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /** The body as text. */
        public String text() {
            return new String(body, UTF_8);
        }

        /** A header, or an empty text. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects to a port of this machine. */
    public RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Posts JSON to the events' address in one go. */
    public static Answer post(int port, String json, String... headers) {
        return exchange(port, "POST", "/v1/events", json.getBytes(UTF_8), headers);
    }

    /** Asks without a body. */
    public static Answer get(int port, String path, String... headers) {
        return exchange(port, "GET", path, new byte[0], headers);
    }

    /** One request and its answer on a connection of its own. */
    public static Answer exchange(
            int port, String method, String path, byte[] body, String... headers) {
        try (RawHttp http = new RawHttp(port)) {
            http.send(method, path, body, headers);
            return http.receive(method.equals("HEAD"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a well-formed request; a Content-Type is added to bodies without one. */
    public void send(String method, String path, byte[] body, String... headers)
            throws IOException {
        String all = String.join("\r\n", headers);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: test\r\n");
        if (body.length > 0 && !all.contains("Content-Length")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        if (method.equals("POST") && !all.contains("Content-Type")) {
            head.append("Content-Type: application/json\r\n");
        }
        head.append(all.isEmpty() ? "" : all + "\r\n").append("\r\n");
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.toString().getBytes(ISO_8859_1));
        message.writeBytes(body);
        out.write(message.toByteArray());
        out.flush();
    }

    /** Sends bytes as they are. */
    public void sendRaw(String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    /** Reads one answer. */
    public Answer receive() throws IOException {
        return receive(false);
    }

    /** Whether the other side has ended the connection. */
    public boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer receive(boolean isHead) throws IOException {
        String statusLine = readLine();
        if (statusLine == null) {
            throw new IOException("connection ended without an answer");
        }
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Answer(status, headers, in.readNBytes(isHead ? 0 : length));
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
