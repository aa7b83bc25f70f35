package io.realtimeanalytics.event.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One value on a screen: the newest version of one metric in one window.
 *
 * <p>Fields that say nothing (no items, zero amount, no bounds) are left out on the wire.
 *
 * @param metric name from the metric catalogue
 * @param window name from the window catalogue
 * @param startMillis first millisecond of the window
 * @param endMillis first millisecond after the window
 * @param status provisional, final or corrected
 * @param revision events folded in; grows
 * @param count events, or visitors
 * @param amountMinor sum of values in minor units
 * @param items rows of a top list, largest first
 * @param oldestReceivedAtMillis in a delta: arrival of the oldest event that is new in this value;
 *     now minus this bounds the event-to-screen latency of every event in the update from above
 * @param newestReceivedAtMillis the same for the newest event
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record LiveResult(
        String metric,
        String window,
        long startMillis,
        long endMillis,
        @JsonInclude(JsonInclude.Include.ALWAYS) String status,
        @JsonInclude(JsonInclude.Include.ALWAYS) long revision,
        @JsonInclude(JsonInclude.Include.ALWAYS) long count,
        long amountMinor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Item> items,
        long oldestReceivedAtMillis,
        long newestReceivedAtMillis) {

    /**
     * One row of a top list.
     *
     * @param name value of the dimension, or (other)
     * @param count events
     * @param amountMinor sum of values in minor units
     * @param value the quantile that the name tells, of distributions
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Item(
            @JsonInclude(JsonInclude.Include.ALWAYS) String name,
            @JsonInclude(JsonInclude.Include.ALWAYS) long count,
            long amountMinor,
            double value) {}

    public LiveResult {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
