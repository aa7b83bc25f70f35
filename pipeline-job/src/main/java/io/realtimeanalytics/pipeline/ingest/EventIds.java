package io.realtimeanalytics.pipeline.ingest;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Event ids as numbers. Two hashes of 64 bits together: that two of ten million ids of a quarter of
 * an hour are taken for one has a probability of 1e-25.
 *
 * <p>Both hashes are part of the format: the first one of the results' digests, both of the state.
 */
public final class EventIds {

    private static final Hasher64 HASH = Hashing.xxh3_64();
    private static final Hasher64 CHECK = Hashing.xxh3_64(0x5eed);

    private EventIds() {}

    /** Hash of an id, alike on all sites. */
    public static long hashOf(String eventId) {
        return HASH.hashCharsToLong(eventId);
    }

    /** Another hash, of the site and the id. */
    public static long checkOf(String siteId, String eventId) {
        return CHECK.hashCharsToLong(siteId) * 31 + CHECK.hashCharsToLong(eventId);
    }
}
