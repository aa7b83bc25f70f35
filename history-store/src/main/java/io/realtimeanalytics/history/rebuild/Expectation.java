package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.Stored;
import java.util.HashMap;
import java.util.Map;

/** What the store should hold: the newest version of everything. */
final class Expectation {

    private final Map<Place, Map<Record, Fingerprint>> places = new HashMap<>();

    void add(Stored stored) {
        places.computeIfAbsent(stored.place(), place -> new HashMap<>())
                .merge(stored.identity(), Fingerprint.of(stored), Expectation::newer);
    }

    Map<Record, Fingerprint> of(Place place) {
        return places.getOrDefault(place, Map.of());
    }

    private static Fingerprint newer(Fingerprint current, Fingerprint candidate) {
        return candidate.revision() >= current.revision() ? candidate : current;
    }
}
