package io.realtimeanalytics.canary;

import io.realtimeanalytics.event.live.LiveResult;
import java.time.Duration;
import java.util.List;

/**
 * What the event of a second is recognised by: an amount of money that is a power of two, so that
 * the revenue of a minute tells which events are in it, one by one. Marks come again after two
 * minutes, which is longer than the minute they are summed over.
 *
 * @param amountMinor one bit
 */
record Mark(long second, String currency, long amountMinor) {

    /**
     * How far the clocks of collector and canary may be apart. More, and a minute could hold a mark
     * of now or that of two minutes ago.
     */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(25);

    private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD");
    // The collector takes amounts up to 10^15, which is more than 2^49.
    private static final int BITS = 40;
    private static final int MARKS = CURRENCIES.size() * BITS;
    private static final String METRIC = "revenue";
    private static final String WINDOW = "1m";

    /**
     * @param second since 1970
     */
    static Mark of(long second) {
        int slot = Math.floorMod(second, MARKS);
        return new Mark(second, CURRENCIES.get(slot / BITS), 1L << (slot % BITS));
    }

    /** Whether a value tells which events are in it at all. */
    static boolean areIn(LiveResult result) {
        return result.metric().equals(METRIC) && result.window().equals(WINDOW);
    }

    /**
     * Whether a row of such a value is a sum of different marks: else somebody else sends to the
     * site, or something was counted twice, and nothing can be told from it.
     */
    static boolean isSum(LiveResult.Item item) {
        return item.amountMinor() > 0 && Long.bitCount(item.amountMinor()) == item.count();
    }

    /** Whether this event is in a value. */
    boolean isIn(LiveResult result) {
        long toleranceMillis = CLOCK_TOLERANCE.toMillis();
        long atMillis = Duration.ofSeconds(second).toMillis();
        return atMillis >= result.startMillis() - toleranceMillis
                && atMillis < result.endMillis() + toleranceMillis
                && result.items().stream().anyMatch(this::isIn);
    }

    private boolean isIn(LiveResult.Item item) {
        return item.name().equals(currency)
                && isSum(item)
                && (item.amountMinor() & amountMinor) != 0;
    }
}
