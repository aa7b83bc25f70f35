package io.realtimeanalytics.verification.fanout.drops;

import io.realtimeanalytics.event.live.LiveResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is known of a site: the newest version of each value. */
final class SiteCopy {

    private record Value(String metric, String window, long startMillis) {}

    private final Map<Value, LiveResult> results = new HashMap<>();

    void clear() {
        results.clear();
    }

    /** Takes a version; false if an earlier one was newer. */
    boolean put(LiveResult result) {
        LiveResult before = results.put(valueOf(result), result);
        return before == null || before.revision() <= result.revision();
    }

    /** What is shown of it. */
    Set<LiveResult> shown() {
        List<LiveResult> shown = new ArrayList<>();
        for (ShownSeries series : ShownSeries.ALL) {
            long newestMillis =
                    of(series).mapToLong(LiveResult::startMillis).max().orElse(Long.MIN_VALUE);
            of(series)
                    .filter(result -> series.shows(result.startMillis(), newestMillis))
                    .forEach(shown::add);
        }
        return shown.stream().map(SiteCopy::withoutArrivals).collect(Collectors.toSet());
    }

    private Stream<LiveResult> of(ShownSeries series) {
        return results.values().stream()
                .filter(result -> result.metric().equals(series.metric().id()))
                .filter(result -> result.window().equals(series.window().id()));
    }

    private static Value valueOf(LiveResult result) {
        return new Value(result.metric(), result.window(), result.startMillis());
    }

    /** Only deltas tell of arrivals. */
    private static LiveResult withoutArrivals(LiveResult result) {
        return new LiveResult(
                result.metric(),
                result.window(),
                result.startMillis(),
                result.endMillis(),
                result.status(),
                result.revision(),
                result.count(),
                result.amountMinor(),
                result.items(),
                0,
                0);
    }
}
