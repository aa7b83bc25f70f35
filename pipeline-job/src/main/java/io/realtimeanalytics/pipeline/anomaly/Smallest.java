package io.realtimeanalytics.pipeline.anomaly;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.List;

/**
 * The few ids with the smallest hashes of all that were offered: a sample that depends neither on
 * order nor on copies. Confined to the operator's thread.
 */
final class Smallest {

    /** Ids in one sample. */
    static final int SIZE = 10;

    private final long[] hashes = new long[SIZE];
    private final String[] ids = new String[SIZE];
    private int size;

    static long hashOf(String id) {
        return Hashing.xxh3_64().hashCharsToLong(id);
    }

    static String[] merge(String[] left, String[] right) {
        Smallest merged = new Smallest();
        for (String id : left) {
            merged.offer(id);
        }
        for (String id : right) {
            merged.offer(id);
        }
        return merged.ids();
    }

    void offer(String id) {
        long hash = hashOf(id);
        int at = size;
        while (at > 0 && isBefore(hash, id, at - 1)) {
            at--;
        }
        if (at == SIZE || (at > 0 && hashes[at - 1] == hash && ids[at - 1].equals(id))) {
            return;
        }
        int moved = Math.min(size, SIZE - 1) - at;
        System.arraycopy(hashes, at, hashes, at + 1, moved);
        System.arraycopy(ids, at, ids, at + 1, moved);
        hashes[at] = hash;
        ids[at] = id;
        size = Math.min(size + 1, SIZE);
    }

    String[] ids() {
        List<String> found = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            found.add(ids[i]);
        }
        return found.toArray(String[]::new);
    }

    private boolean isBefore(long hash, String id, int index) {
        return hash < hashes[index] || (hash == hashes[index] && id.compareTo(ids[index]) < 0);
    }
}
