package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the watch for silence knows of a site; kept in state.
 *
 * @param lastEventMillis event time of its newest event; {@link Long#MIN_VALUE} before the first
 * @param lastEventIds events of the second of the newest one
 * @param expectations what is expected from when on, oldest first, back for an hour
 * @param opened alerts that are open, by pattern
 * @param silentUntilMillis no new alert before this, by pattern
 */
public record Quiet(
        long lastEventMillis,
        String[] lastEventIds,
        List<Expectation> expectations,
        Map<String, AlertUpdate> opened,
        Map<String, Long> silentUntilMillis) {

    static Quiet unknown() {
        return new Quiet(
                Long.MIN_VALUE, new String[0], List.of(), new HashMap<>(), new HashMap<>());
    }

    Quiet with(Expectation expectation, long watermarkMillis) {
        List<Expectation> kept = new ArrayList<>();
        for (Expectation each : expectations) {
            if (each.fromMillis() < expectation.fromMillis()) {
                kept.add(each);
            }
        }
        kept.add(expectation);
        while (kept.size() > 1
                && kept.get(1).fromMillis() + Silence.MAX_SPAN_MILLIS <= watermarkMillis) {
            kept.remove(0);
        }
        return new Quiet(lastEventMillis, lastEventIds, kept, opened, silentUntilMillis);
    }
}
