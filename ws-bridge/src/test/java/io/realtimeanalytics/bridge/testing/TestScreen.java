package io.realtimeanalytics.bridge.testing;

import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A screen on a real WebSocket; keeps a copy of each channel, and all other messages. */
public final class TestScreen implements WebSocket.Listener, AutoCloseable {

    /** A close frame. */
    public record Closed(int code, String reason) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StringBuilder text = new StringBuilder();
    private final List<ServerMessage> messages = new CopyOnWriteArrayList<>();
    private final Map<String, ChannelCopy> copies = new ConcurrentHashMap<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private TestScreen() {}

    /** Opens a connection to a bridge on this machine. */
    public static TestScreen open(int port) {
        TestScreen screen = new TestScreen();
        screen.socket =
                HTTP.newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live"), screen)
                        .join();
        return screen;
    }

    /** Says something. */
    public TestScreen send(ClientMessage message) {
        return send(new String(LiveJson.encode(message), StandardCharsets.UTF_8));
    }

    /** Says anything. */
    public TestScreen send(String message) {
        socket().sendText(message, true).join();
        return this;
    }

    /** Asks for a channel from the beginning. */
    public TestScreen subscribe(String channel) {
        return send(new ClientMessage.Subscribe(channel, null, null));
    }

    /** Asks for a channel from a position. */
    public TestScreen resume(String channel, String epoch, long offset) {
        return send(new ClientMessage.Subscribe(channel, epoch, offset));
    }

    /** Takes over what another screen knew before it lost its connection. */
    public TestScreen inherit(TestScreen earlier) {
        copies.putAll(earlier.copies);
        return this;
    }

    /** What is known of a channel. */
    public ChannelCopy copy(String channel) {
        return copies.computeIfAbsent(channel, name -> new ChannelCopy(ViewDefinition.OVERVIEW));
    }

    /** All messages of a type, in order. */
    public <T extends ServerMessage> List<T> messages(Class<T> type) {
        return messages.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All messages, in order. */
    public List<ServerMessage> messages() {
        return messages;
    }

    /** The close frame, when it comes. */
    public Closed closed() {
        return closed.orTimeout(15, TimeUnit.SECONDS).join();
    }

    /** The socket itself. */
    public WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence part, boolean isLast) {
        text.append(part);
        if (isLast) {
            accept(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket().abort();
    }

    private void accept(String json) {
        try {
            ServerMessage message = LiveJson.parseServer(json);
            if (message instanceof ServerMessage.Snapshot snapshot) {
                copy(snapshot.channel()).apply(snapshot);
            } else if (message instanceof ServerMessage.Delta delta) {
                copy(delta.channel()).apply(delta);
            }
            messages.add(message);
        } catch (Exception | AssertionError e) {
            closed.completeExceptionally(e);
            throw new IllegalStateException(e);
        }
    }
}
