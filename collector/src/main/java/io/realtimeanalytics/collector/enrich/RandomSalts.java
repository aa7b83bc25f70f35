package io.realtimeanalytics.collector.enrich;

import java.security.SecureRandom;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Salts that exist only in this program's memory. A restart, or a second instance, makes other ids
 * for the same visitor; after a day is forgotten nobody can tell who its ids were.
 */
public final class RandomSalts implements Salts {

    private static final int SALT_BYTES = 32;

    private final SecureRandom random;
    private final ConcurrentSkipListMap<Long, byte[]> byDay = new ConcurrentSkipListMap<>();

    /** Salts from a source of randomness. */
    public RandomSalts(SecureRandom random) {
        this.random = random;
    }

    @Override
    public byte[] of(long epochDay) {
        return byDay.computeIfAbsent(epochDay, day -> next());
    }

    @Override
    public void forgetBefore(long epochDay) {
        byDay.headMap(epochDay).clear();
    }

    private byte[] next() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
