package io.realtimeanalytics.pipeline.clean;

import java.util.Arrays;

/**
 * A set of event ids, each two hashes: open addressing in one array, 32 bytes or less for an id. It
 * remembers in which order ids came, so that what is new can be written without looking at the
 * rest. Confined to the operator's thread.
 */
final class IdSet {

    private static final int FIRST_CAPACITY = 256;

    private long[] table = new long[2 * FIRST_CAPACITY];
    private int size;
    private long[] unwritten = new long[0];
    private int unwrittenLength;

    /** Whether the id is in the set. */
    boolean contains(long hash, long check) {
        return table[placeOf(table, hash, nonZero(check)) + 1] != 0;
    }

    /** Adds an id that is not in the set, to be written. */
    void add(long hash, long check) {
        restore(hash, check);
        if (unwrittenLength == unwritten.length) {
            unwritten = Arrays.copyOf(unwritten, Math.max(64, 2 * unwrittenLength));
        }
        unwritten[unwrittenLength++] = hash;
        unwritten[unwrittenLength++] = check;
    }

    /** Adds an id that has been written before. */
    void restore(long hash, long check) {
        int place = placeOf(table, hash, nonZero(check));
        if (table[place + 1] != 0) {
            return;
        }
        table[place] = hash;
        table[place + 1] = nonZero(check);
        if (++size * 3 > table.length) {
            grow();
        }
    }

    /** Pairs of hash and check added since the last call, in order. */
    long[] takeUnwritten() {
        long[] taken = Arrays.copyOf(unwritten, unwrittenLength);
        unwrittenLength = 0;
        return taken;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i + 1] != 0) {
                int place = placeOf(larger, table[i], table[i + 1]);
                larger[place] = table[i];
                larger[place + 1] = table[i + 1];
            }
        }
        table = larger;
    }

    /** Where the id is, or the free place where it belongs. */
    private static int placeOf(long[] table, long hash, long check) {
        int mask = table.length - 1;
        // Even places hold the hash, odd ones the check, which is never zero.
        int place = (int) (hash << 1) & mask;
        while (table[place + 1] != 0 && (table[place] != hash || table[place + 1] != check)) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private static long nonZero(long check) {
        return check == 0 ? 1 : check;
    }
}
