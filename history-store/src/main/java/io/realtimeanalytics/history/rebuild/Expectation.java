package io.realtimeanalytics.history.rebuild;

import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.history.point.HistoryPoint;
import io.realtimeanalytics.history.point.Tier;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the store should hold: the newest version of every point. */
final class Expectation {

    private final Map<Tier, Map<HistoryPoint.Identity, Fingerprint>> points =
            new EnumMap<>(Tier.class);

    Expectation() {
        for (Tier tier : Tier.values()) {
            points.put(tier, new HashMap<>());
        }
    }

    void add(MetricResult result) {
        HistoryPoint.of(result)
                .ifPresent(
                        point ->
                                of(point.tier())
                                        .merge(
                                                point.identity(),
                                                Fingerprint.of(point),
                                                Expectation::newer));
    }

    Map<HistoryPoint.Identity, Fingerprint> of(Tier tier) {
        return points.getOrDefault(tier, Map.of());
    }

    private static Fingerprint newer(Fingerprint current, Fingerprint candidate) {
        return candidate.revision() >= current.revision() ? candidate : current;
    }
}
