package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.state.ResultId;
import io.realtimeanalytics.event.avro.MetricResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Results that changed since the last delta of a channel. Bounded by what the view shows, however
 * long no delta is sent. Confined to the state thread.
 */
final class PendingChanges {

    /** Arrival times of the events that a delta will show, over all records merged into it. */
    static final class Arrivals {
        private long oldestMillis;
        private long newestMillis;

        private void merge(long oldest, long newest) {
            if (oldest != 0) {
                oldestMillis = oldestMillis == 0 ? oldest : Math.min(oldestMillis, oldest);
            }
            newestMillis = Math.max(newestMillis, newest);
        }

        long oldestMillis() {
            return oldestMillis;
        }

        long newestMillis() {
            return newestMillis;
        }
    }

    private final Map<ResultId, Arrivals> arrivalsById = new LinkedHashMap<>();

    void add(ResultId id, MetricResult source) {
        arrivalsById
                .computeIfAbsent(id, unused -> new Arrivals())
                .merge(source.getOldestReceivedAt(), source.getNewestReceivedAt());
    }

    boolean contains(ResultId id) {
        return arrivalsById.containsKey(id);
    }

    boolean isEmpty() {
        return arrivalsById.isEmpty();
    }

    void forEach(BiConsumer<ResultId, Arrivals> action) {
        arrivalsById.forEach(action);
    }

    /** Forgets results that became too old to be shown. */
    void removeIf(Predicate<ResultId> isGone) {
        arrivalsById.keySet().removeIf(isGone);
    }

    void clear() {
        arrivalsById.clear();
    }
}
