package io.realtimeanalytics.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A screen without a picture: keeps one connection to a bridge and passes on every result. After a
 * loss it asks for everything again, so nothing that is still shown is missed. Confined to the
 * canary's thread.
 */
final class LiveView {

    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
    private static final ObjectReader MESSAGES =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                    .build()
                    .readerFor(ServerMessage.class);

    // From here on a client may not come back without a change: perhaps the other side changes.
    private static final int FIRST_REFUSAL = 4500;
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final Target target;
    private final HttpClient http;
    private final Audience audience;
    private final ScheduledExecutorService thread;
    private final Backoff backoff = new Backoff();
    private final Trouble trouble = new Trouble(LOG, "bridge");
    private final Trouble clocks = new Trouble(LOG, "clocks");
    private @Nullable LiveConnection connection;
    private long nextAttemptNanos;
    // Shown last and refused; null if it was not.
    private @Nullable String refusedToken;

    /** What to watch, and as whom. */
    record Target(URI url, String channel, TokenFile token) {

        static Target of(CanaryConfig config) {
            return new Target(
                    URI.create("ws" + config.bridgeUrl().toString().substring(4) + "/api/v1/live"),
                    "site:" + config.site() + ":overview",
                    new TokenFile(config.tokenFile()));
        }
    }

    /** Who looks at the screen. */
    interface Audience {

        void shown(List<LiveResult> results, long receivedNanos);

        void connected(boolean isConnected);
    }

    /**
     * @param thread on which everything here happens
     */
    LiveView(Target target, HttpClient http, Audience audience, ScheduledExecutorService thread) {
        this.target = target;
        this.http = http;
        this.audience = audience;
        this.thread = thread;
        this.nextAttemptNanos = System.nanoTime();
    }

    /** Connects if it is time to, ends what is silent, shows a new token. To be called often. */
    void check() {
        long nowNanos = System.nanoTime();
        LiveConnection open = connection;
        if (open == null) {
            if (nowNanos - nextAttemptNanos >= 0 || hasOtherToken()) {
                connect();
            }
        } else if (open.isSilent(nowNanos)) {
            end(open, "says nothing");
        } else {
            open.renew(target.token().read());
        }
    }

    /** Ends the connection, for good. */
    void close() {
        if (connection != null) {
            connection.abort();
            connection = null;
        }
    }

    private boolean hasOtherToken() {
        return refusedToken != null && !refusedToken.equals(target.token().read());
    }

    private void connect() {
        refusedToken = null;
        LiveConnection opening = new LiveConnection(target.channel(), target.token().read());
        connection = opening;
        var unused =
                http.newWebSocketBuilder()
                        .connectTimeout(CONNECT_LIMIT)
                        .buildAsync(target.url(), new FrameListener(earOf(opening)))
                        .whenCompleteAsync(
                                (socket, failure) -> connected(opening, socket, failure), thread);
    }

    private FrameListener.Ear earOf(LiveConnection of) {
        return new FrameListener.Ear() {
            @Override
            public void heard(String text, long receivedNanos) {
                thread.execute(() -> LiveView.this.heard(of, text, receivedNanos));
            }

            @Override
            public void ended(int code, String reason) {
                thread.execute(() -> LiveView.this.ended(of, code, reason));
            }
        };
    }

    private void connected(
            LiveConnection opened, @Nullable WebSocket socket, @Nullable Throwable failure) {
        if (socket == null) {
            if (opened == connection) {
                end(opened, Failures.describe(failure));
            }
        } else if (opened != connection) {
            socket.abort();
        } else {
            opened.opened(socket);
        }
    }

    private void heard(LiveConnection by, String text, long receivedNanos) {
        if (by != connection) {
            return;
        }
        by.heard(receivedNanos);
        try {
            ServerMessage message = MESSAGES.readValue(text);
            if (message != null) {
                take(by, message, receivedNanos);
            }
        } catch (JsonProcessingException e) {
            end(by, "says what is not of the live protocol");
        }
    }

    private void take(LiveConnection by, ServerMessage message, long receivedNanos) {
        if (message instanceof ServerMessage.Welcome welcome) {
            compareClocks(welcome.serverTimeMillis());
            by.welcomed();
        } else if (message instanceof ServerMessage.Snapshot snapshot) {
            backoff.reset();
            trouble.ended();
            by.subscribed();
            audience.connected(true);
            audience.shown(snapshot.results(), receivedNanos);
        } else if (message instanceof ServerMessage.Delta delta) {
            audience.shown(delta.results(), receivedNanos);
        } else if (message instanceof ServerMessage.Heartbeat heartbeat) {
            compareClocks(heartbeat.serverTimeMillis());
        } else if (message instanceof ServerMessage.Reconnect reconnect) {
            by.toReturnAfter(Duration.ofMillis(reconnect.afterMillis()));
        } else if (message instanceof ServerMessage.Failure failure) {
            end(by, "answers " + failure.code() + " for " + target.channel());
        }
    }

    private void ended(LiveConnection closed, int code, String reason) {
        if (closed != connection) {
            return;
        }
        String how = " (" + (code + " " + reason).strip() + ")";
        if (code >= FIRST_REFUSAL) {
            refusedToken = closed.token();
            String what = closed.token().isEmpty() ? "wants a token" : "refuses us or our token";
            end(closed, what + how, AFTER_REFUSAL);
        } else if (closed.returnAfter() != null) {
            end(closed, "restarts", closed.returnAfter());
        } else {
            end(closed, "connection lost" + how);
        }
    }

    private void end(LiveConnection ended, String problem) {
        end(ended, problem, backoff.next());
    }

    private void end(LiveConnection ended, String problem, Duration pause) {
        trouble.began(problem);
        ended.abort();
        connection = null;
        audience.connected(false);
        nextAttemptNanos = System.nanoTime() + pause.toNanos();
        var unused = thread.schedule(this::check, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    // The bridge's stands for the collector's: the nodes of a cluster have their time from one
    // source.
    private void compareClocks(long serverTimeMillis) {
        long apartMillis = Math.abs(serverTimeMillis - System.currentTimeMillis());
        if (apartMillis > Mark.CLOCK_TOLERANCE.toMillis() / 2) {
            clocks.began(
                    "more than %d s apart from the bridge's; beyond %d s no event is recognised"
                            .formatted(
                                    Mark.CLOCK_TOLERANCE.toSeconds() / 2,
                                    Mark.CLOCK_TOLERANCE.toSeconds()));
        } else {
            clocks.ended();
        }
    }
}
