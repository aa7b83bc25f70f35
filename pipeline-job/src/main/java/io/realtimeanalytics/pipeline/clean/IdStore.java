package io.realtimeanalytics.pipeline.clean;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.internal.InternalListState;

/**
 * Keeps event ids in Flink state: by bucket, so that they can be divided among any number of
 * subtasks, and by the minute in which they happened, so that a minute is forgotten as a whole. Ids
 * are appended once per checkpoint and only read at a restore.
 */
final class IdStore {

    /** Enough for an even division; each costs an append per checkpoint. Part of the format. */
    static final int BUCKETS = 512;

    static final ListStateDescriptor<byte[]> IDS =
            new ListStateDescriptor<>("ids", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final int BYTES_PER_ID = 2 * Long.BYTES;

    private final KeyedStateBackend<Integer> backend;
    private final InternalListState<Integer, Long, byte[]> state;
    private final Map<Long, BitSet> bucketsByMinute = new TreeMap<>();

    IdStore(KeyedStateBackend<Integer> backend, InternalListState<Integer, Long, byte[]> state) {
        this.backend = backend;
        this.state = state;
    }

    /** The bucket of an id: the key of the state. */
    static int bucketOf(long check) {
        return (int) (check >>> 32) & (BUCKETS - 1);
    }

    /** Appends ids to a minute. */
    void append(long minute, long[] pairs) throws Exception {
        int[] lengths = new int[BUCKETS];
        for (int i = 0; i < pairs.length; i += 2) {
            lengths[bucketOf(pairs[i + 1])] += BYTES_PER_ID;
        }
        ByteBuffer[] buffers = new ByteBuffer[BUCKETS];
        for (int i = 0; i < pairs.length; i += 2) {
            int bucket = bucketOf(pairs[i + 1]);
            if (buffers[bucket] == null) {
                buffers[bucket] = ByteBuffer.allocate(lengths[bucket]);
            }
            buffers[bucket].putLong(pairs[i]).putLong(pairs[i + 1]);
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (buffers[bucket] != null) {
                go(bucket, minute);
                state.add(buffers[bucket].array());
                written(bucket, minute);
            }
        }
    }

    /** Reads everything that belongs to this subtask. */
    void read(Map<Long, IdSet> target) throws Exception {
        List<Tuple2<Integer, Long>> places;
        try (Stream<Tuple2<Integer, Long>> stored = backend.getKeysAndNamespaces(IDS.getName())) {
            places = stored.toList();
        }
        for (Tuple2<Integer, Long> place : places) {
            go(place.f0, place.f1);
            written(place.f0, place.f1);
            IdSet ids = target.computeIfAbsent(place.f1, minute -> new IdSet());
            for (byte[] bytes : state.get()) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    ids.restore(buffer.getLong(), buffer.getLong());
                }
            }
        }
    }

    /** Forgets a minute. */
    void clear(long minute) {
        BitSet buckets = bucketsByMinute.remove(minute);
        if (buckets != null) {
            buckets.stream()
                    .forEach(
                            bucket -> {
                                go(bucket, minute);
                                state.clear();
                            });
        }
    }

    private void go(int bucket, long minute) {
        backend.setCurrentKey(bucket);
        state.setCurrentNamespace(minute);
    }

    private void written(int bucket, long minute) {
        bucketsByMinute.computeIfAbsent(minute, key -> new BitSet(BUCKETS)).set(bucket);
    }
}
