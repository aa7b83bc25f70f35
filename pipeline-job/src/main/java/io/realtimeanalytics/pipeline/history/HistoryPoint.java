package io.realtimeanalytics.pipeline.history;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;

/**
 * One value of history; crosses streams. Deterministic: the same result always makes the same
 * measurement, tags and timestamp, so that writing it again overwrites it.
 *
 * @param siteId website
 * @param metric name from the catalogue
 * @param window name from the catalogue
 * @param item row of a top list; empty for the total
 * @param startMillis first millisecond of the window
 * @param count events, or visitors
 * @param amountMinor value in minor units
 * @param revision events folded in
 */
public record HistoryPoint(
        String siteId,
        String metric,
        String window,
        String item,
        long startMillis,
        long count,
        long amountMinor,
        long revision) {

    /** Measurement of all points; a table in stores that have tables. */
    public static final String MEASUREMENT = "metric_results";

    /** Name of the item tag of totals, since an empty tag is none. */
    static final String TOTAL = "(total)";

    Point toPoint() {
        return Point.measurement(MEASUREMENT)
                .addTag("site", siteId)
                .addTag("metric", metric)
                .addTag("resolution", window)
                .addTag("item", item.isEmpty() ? TOTAL : item)
                .addField("count", count)
                .addField("amount_minor", amountMinor)
                .addField("revision", revision)
                .time(startMillis, WritePrecision.MS);
    }
}
