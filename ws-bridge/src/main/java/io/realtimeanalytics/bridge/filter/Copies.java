package io.realtimeanalytics.bridge.filter;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the first copy of an event from the others: those of the same site and id that happened in
 * the same or a neighbouring minute. Confined to the consumer thread.
 */
final class Copies {

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final long settleMillis;
    private final TreeMap<Long, Set<HashValue128>> idsByMinute = new TreeMap<>();

    /**
     * @param settle how long after its time an event can still arrive without being late
     */
    Copies(Duration settle) {
        this.settleMillis = settle.toMillis();
    }

    /** Whether no copy was there before. */
    boolean isFirst(String siteId, String eventId, long timeMillis) {
        long minute = Math.floorDiv(timeMillis, MINUTE_MILLIS);
        HashValue128 id = Hashing.xxh3_128().hashCharsTo128Bits(siteId + '|' + eventId);
        if (isIn(minute - 1, id) || isIn(minute + 1, id)) {
            return false;
        }
        return idsByMinute.computeIfAbsent(minute, key -> new HashSet<>()).add(id);
    }

    /** Forgets minutes of which every further copy would be late. */
    void forgetBefore(long receivedMillis) {
        long oldest = Math.floorDiv(receivedMillis - settleMillis, MINUTE_MILLIS) - 2;
        idsByMinute.headMap(oldest).clear();
    }

    private boolean isIn(long minute, HashValue128 id) {
        Set<HashValue128> ids = idsByMinute.get(minute);
        return ids != null && ids.contains(id);
    }
}
