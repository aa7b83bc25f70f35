package io.realtimeanalytics.verification.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Watches a channel and says, as the dashboard does, when what is traced was painted. */
final class Screen implements WebSocket.Listener {

    private static final long PAINT_MILLIS = 16;

    private final String channel;
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Void> watching = new CompletableFuture<>();

    private Screen(String channel) {
        this.channel = channel;
    }

    /** Returns once it has a snapshot. */
    static WebSocket watch(URI bridge, String channel) {
        Screen screen = new Screen(channel);
        WebSocket socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://" + bridge.getAuthority() + "/api/v1/live"),
                                screen)
                        .join();
        screen.watching.join();
        return socket;
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket socket, CharSequence part, boolean isLast) {
        socket.request(1);
        text.append(part);
        if (!isLast) {
            return null;
        }
        String whole = text.toString();
        text.setLength(0);
        try {
            return answer(socket, LiveJson.parseServer(whole));
        } catch (JsonProcessingException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private @Nullable CompletionStage<?> answer(WebSocket socket, ServerMessage message) {
        if (message instanceof ServerMessage.Welcome) {
            return say(socket, new ClientMessage.Subscribe(channel, null, null));
        }
        if (message instanceof ServerMessage.Snapshot) {
            watching.complete(null);
        }
        if (message instanceof ServerMessage.Delta delta && delta.traceparent() != null) {
            long nowMillis = System.currentTimeMillis();
            return say(
                    socket,
                    new ClientMessage.Painted(
                            delta.traceparent(), nowMillis, nowMillis + PAINT_MILLIS));
        }
        return null;
    }

    private static CompletionStage<?> say(WebSocket socket, ClientMessage message) {
        return socket.sendText(new String(LiveJson.encode(message), StandardCharsets.UTF_8), true);
    }
}
