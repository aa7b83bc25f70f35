package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.client.Connection;
import io.realtimeanalytics.verification.fanout.client.Receiver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads off each delta which site and tick it tells of, without parsing it: both stand at fixed
 * places.
 */
final class TickWatch implements Receiver {

    private static final int SITE_AT =
            "{\"type\":\"delta\",\"channel\":\"site:load-"
                    .getBytes(StandardCharsets.US_ASCII)
                    .length;
    private static final int TYPE_AT = "{\"type\":\"".length();
    private static final int DIGITS = 13;
    private static final int DIGITS_END = "}]}".length();
    private static final byte[] BEFORE_DIGITS = "AtMillis\":".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final long[] newestDueMillis;
    private final long wallMinusNanoTime;
    private @Nullable Recording recording;

    TickWatch(int clients) {
        this.newestDueMillis = new long[clients];
        Instant now = Instant.now();
        this.wallMinusNanoTime =
                TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    }

    /** Where deltas are noted from now on; on the clients' thread. */
    void record(@Nullable Recording next) {
        recording = next;
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    int snapshots() {
        return snapshots.get();
    }

    /** The newest tick that a client has seen; on the clients' thread. */
    long newestDueMillis(int client) {
        return newestDueMillis[client];
    }

    @Override
    public void opened(Connection connection) {
        opened.incrementAndGet();
    }

    @Override
    public void closed(Connection connection, int code) {
        closed.incrementAndGet();
    }

    @Override
    public void text(Connection connection, ByteBuffer bytes, int from, int to, long readAtNanos) {
        switch (bytes.get(from + TYPE_AT)) {
            case 'd' -> delta(connection, bytes, from, to, readAtNanos);
            case 's' -> snapshots.incrementAndGet();
            default -> {
                // Welcomes and heartbeats.
            }
        }
    }

    private void delta(Connection connection, ByteBuffer bytes, int from, int to, long nanos) {
        int digitsAt = to - DIGITS_END - DIGITS;
        if (!hasTime(bytes, digitsAt)) {
            // A catch-up tells of no arrivals.
            return;
        }
        long dueMillis = 0;
        for (int at = digitsAt; at < digitsAt + DIGITS; at++) {
            dueMillis = dueMillis * 10 + bytes.get(at) - '0';
        }
        newestDueMillis[connection.index()] = dueMillis;
        if (recording != null) {
            int site = bytes.get(from + SITE_AT) - '0';
            recording.add(connection.index(), site, dueMillis, nanos + wallMinusNanoTime);
        }
    }

    private static boolean hasTime(ByteBuffer bytes, int digitsAt) {
        for (int i = 0; i < BEFORE_DIGITS.length; i++) {
            if (bytes.get(digitsAt - BEFORE_DIGITS.length + i) != BEFORE_DIGITS[i]) {
                return false;
            }
        }
        return true;
    }
}
