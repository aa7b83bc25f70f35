package io.realtimeanalytics.pipeline.anomaly;

import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import java.util.List;
import java.util.Map;

/**
 * What the watch for silence knows of a site; kept in state.
 *
 * @param lastEventMillis event time of its newest event; {@link Long#MIN_VALUE} before the first
 * @param lastEventIds events of the minute of the newest one
 * @param expectations what is expected from when on, oldest first: one that holds, and later ones
 * @param opened alerts that are open, by pattern
 * @param silentUntilMillis no new alert before this, by pattern
 */
public record Quiet(
        long lastEventMillis,
        String[] lastEventIds,
        List<Expectation> expectations,
        Map<String, AlertUpdate> opened,
        Map<String, Long> silentUntilMillis) {}
