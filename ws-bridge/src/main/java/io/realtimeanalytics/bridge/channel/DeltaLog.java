package io.realtimeanalytics.bridge.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last deltas of a channel, for screens that come back; bounded in bytes and in time.
 *
 * <p>Owns one reference to each frame in it. Confined to the state thread.
 */
final class DeltaLog {

    // A longer absence costs more in deltas than in a snapshot.
    static final int MAX_BYTES = 1 << 20;
    static final long MAX_AGE_MILLIS = Duration.ofSeconds(60).toMillis();

    private record Entry(long offset, long writtenAtMillis, Frame frame) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long sizeBytes;

    /** Appends the frame with the next offset; takes over the reference. */
    void append(long offset, Frame frame, long nowMillis) {
        entries.addLast(new Entry(offset, nowMillis, frame));
        sizeBytes += frame.sizeBytes();
        trim(nowMillis);
    }

    /**
     * The frames after an offset up to the newest, each retained for the caller.
     *
     * @return null if some of them are gone
     */
    @Nullable List<Frame> after(long offset) {
        if (entries.isEmpty() || entries.getFirst().offset() > offset + 1) {
            return null;
        }
        List<Frame> missed = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.offset() > offset) {
                missed.add(entry.frame().retain());
            }
        }
        return missed;
    }

    void trim(long nowMillis) {
        while (!entries.isEmpty()
                && (sizeBytes > MAX_BYTES
                        || nowMillis - entries.getFirst().writtenAtMillis() > MAX_AGE_MILLIS)) {
            Entry oldest = entries.removeFirst();
            sizeBytes -= oldest.frame().sizeBytes();
            oldest.frame().release();
        }
    }

    long sizeBytes() {
        return sizeBytes;
    }

    void clear() {
        entries.forEach(entry -> entry.frame().release());
        entries.clear();
        sizeBytes = 0;
    }
}
