package io.realtimeanalytics.canary;

import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection to a bridge: what was said on it and when. Confined to the canary's thread. */
final class LiveConnection {

    // A bridge waits 10 s for who does not sign in, and then says so.
    private static final long SILENCE_BEFORE_WELCOME_NANOS = Duration.ofSeconds(15).toNanos();
    // There is a heartbeat every 2 s.
    private static final long SILENCE_NANOS = Duration.ofSeconds(6).toNanos();

    private final String channel;
    private String token;
    private @Nullable WebSocket socket;
    private boolean isWelcome;
    private boolean isSubscribed;
    private long heardNanos = System.nanoTime();
    private @Nullable Duration returnAfter;

    /**
     * @param token empty for none
     */
    LiveConnection(String channel, String token) {
        this.channel = channel;
        this.token = token;
    }

    String token() {
        return token;
    }

    /** When the bridge wants us back; null if it did not say. */
    @Nullable Duration returnAfter() {
        return returnAfter;
    }

    void opened(WebSocket opened) {
        socket = opened;
        heardNanos = System.nanoTime();
        if (!token.isEmpty()) {
            say(new ClientMessage.Authenticate(token));
        }
    }

    void heard(long atNanos) {
        heardNanos = atNanos;
    }

    /** A bridge says so again when it was shown another token. */
    void welcomed() {
        if (!isWelcome) {
            isWelcome = true;
            say(new ClientMessage.Subscribe(channel, null, null));
        }
    }

    void subscribed() {
        isSubscribed = true;
    }

    void toReturnAfter(Duration pause) {
        returnAfter = pause;
    }

    /** Shows a token if it is another one. */
    void renew(String newest) {
        if (isSubscribed && !newest.isEmpty() && !newest.equals(token)) {
            token = newest;
            say(new ClientMessage.Authenticate(newest));
        }
    }

    boolean isSilent(long nowNanos) {
        return nowNanos - heardNanos > (isWelcome ? SILENCE_NANOS : SILENCE_BEFORE_WELCOME_NANOS);
    }

    void abort() {
        if (socket != null) {
            socket.abort();
        }
    }

    // What cannot be sent ends the connection, and its listener hears of that.
    private void say(ClientMessage message) {
        if (socket != null) {
            String text = new String(LiveJson.encode(message), StandardCharsets.UTF_8);
            var unused = socket.sendText(text, true);
        }
    }
}
