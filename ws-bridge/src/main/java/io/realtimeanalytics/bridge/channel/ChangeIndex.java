package io.realtimeanalytics.bridge.channel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * With which delta each thing that a channel shows was told last.
 *
 * <p>That is all it takes to continue from any earlier delta, however long ago: what was told since
 * then is told again, with its newest value. Bounded by what the channel shows. Confined to the
 * state thread.
 */
final class ChangeIndex<K> {

    /** Ascending by offset. */
    private final LinkedHashMap<K, Long> offsets = new LinkedHashMap<>();

    /** Notes that a delta tells of something. */
    void told(K id, long offset) {
        offsets.remove(id);
        offsets.put(id, offset);
    }

    /** What was told after an offset, the oldest first. */
    List<K> toldAfter(long offset) {
        List<K> ids = new ArrayList<>();
        for (Map.Entry<K, Long> entry : offsets.entrySet()) {
            if (entry.getValue() > offset) {
                ids.add(entry.getKey());
            }
        }
        return ids;
    }

    /** Forgets what is not shown any more. */
    void removeIf(Predicate<K> isGone) {
        for (Iterator<K> ids = offsets.keySet().iterator(); ids.hasNext(); ) {
            if (isGone.test(ids.next())) {
                ids.remove();
            }
        }
    }
}
