package io.realtimeanalytics.canary.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.event.live.LiveResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the platform has counted, in a minute that began when the first event came. Thread-safe. */
public final class Revenue {

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Map<String, LiveResult.Item> rows = new TreeMap<>();
    private final long startMillis;

    /**
     * @param startMillis of the minute
     */
    public Revenue(long startMillis) {
        this.startMillis = startMillis;
    }

    /** Counts an event as the collector gets it. */
    public LiveResult add(JsonNode event) {
        JsonNode payload = event.path("payload");
        return add(payload.path("currency").asText(), payload.path("value_minor").asLong());
    }

    /** Counts an amount. */
    public synchronized LiveResult add(String currency, long amountMinor) {
        rows.merge(
                currency,
                new LiveResult.Item(currency, 1, amountMinor, 0),
                (row, more) ->
                        new LiveResult.Item(
                                currency,
                                row.count() + more.count(),
                                row.amountMinor() + more.amountMinor(),
                                0));
        return result();
    }

    /** All that was counted. */
    public synchronized LiveResult result() {
        long count = rows.values().stream().mapToLong(LiveResult.Item::count).sum();
        long amountMinor = rows.values().stream().mapToLong(LiveResult.Item::amountMinor).sum();
        return new LiveResult(
                "revenue",
                "1m",
                startMillis,
                startMillis + MINUTE_MILLIS,
                "provisional",
                count,
                count,
                amountMinor,
                List.copyOf(rows.values()),
                0,
                0);
    }
}
