package io.realtimeanalytics.bridge.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of who did what: one JSON object a line, in the log named {@code audit}. Holds no
 * tokens, no addresses and nobody's name. Thread-safe.
 *
 * <p>Ten thousand screens that come back at once write a hundred thousand lines: connections do not
 * wait for whoever takes these, until {@value #MAX_QUEUED} are queued. No line is dropped.
 */
public final class Audit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int MAX_QUEUED = 65_536;
    private static final int CLOSE_SECONDS = 5;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Consumer<String> out;
    private final Clock clock;
    private final AtomicLong connections = new AtomicLong();
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MAX_QUEUED),
                    Audit::newThread,
                    new ThreadPoolExecutor.CallerRunsPolicy());

    private Audit(Consumer<String> out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** To the log. */
    public static Audit toLog(Clock clock) {
        Logger log = LoggerFactory.getLogger("audit");
        return new Audit(log::info, clock);
    }

    /** To anything that takes lines. */
    public static Audit to(Consumer<String> out, Clock clock) {
        return new Audit(out, clock);
    }

    /** A number for a new connection. */
    public long nextConnection() {
        return connections.incrementAndGet();
    }

    /** Somebody was let in. */
    public void authenticated(long connection, String holder, String kind) {
        write(entry("authenticated", connection).put("holder", holder).put("access", kind));
    }

    /** Somebody, or something that they asked for, was refused. */
    public void refused(long connection, String holder, String what, String reason) {
        write(
                entry("refused", connection)
                        .put("holder", holder)
                        .put("what", what)
                        .put("reason", reason));
    }

    /** Somebody watches a channel. */
    public void subscribed(long connection, String holder, String channel) {
        write(entry("subscribed", connection).put("holder", holder).put("channel", channel));
    }

    /** Somebody made a link for people without an account. */
    public void shared(String holder, String siteId, String shareId, long expiresAtMillis) {
        write(
                entry("shared")
                        .put("holder", holder)
                        .put("site", siteId)
                        .put("share", shareId)
                        .put("expires", Instant.ofEpochMilli(expiresAtMillis).toString()));
    }

    /** Somebody withdrew such a link. */
    public void withdrawn(String holder, String siteId, String shareId) {
        write(entry("withdrawn").put("holder", holder).put("site", siteId).put("share", shareId));
    }

    /** Somebody left, or was sent away. */
    public void disconnected(long connection, String holder) {
        write(entry("disconnected", connection).put("holder", holder));
    }

    private ObjectNode entry(String event, long connection) {
        return entry(event).put("connection", connection);
    }

    private ObjectNode entry(String event) {
        return MAPPER.createObjectNode().put("at", clock.instant().toString()).put("event", event);
    }

    /** Waits until all lines are out. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} lines of the audit log are lost", writer.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(ObjectNode entry) {
        writer.execute(() -> out.accept(entry.toString()));
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "bridge-audit");
        thread.setDaemon(true);
        return thread;
    }
}
