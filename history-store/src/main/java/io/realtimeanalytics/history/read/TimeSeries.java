package io.realtimeanalytics.history.read;

import io.realtimeanalytics.history.point.Tier;
import java.util.List;

/**
 * A metric over time. Windows in which nothing happened are left out.
 *
 * @param resolution of the points
 * @param window whose values they are; longer than the resolution for sliding windows
 * @param values by time
 */
public record TimeSeries(Tier resolution, String window, List<Value> values) {

    /**
     * A point.
     *
     * @param startMillis first millisecond of the window
     * @param count events, or visitors
     * @param amountMinor sum in minor units
     * @param value quantile, of one item of a distribution; else 0
     */
    public record Value(long startMillis, long count, long amountMinor, double value) {}
}
