package io.realtimeanalytics.history.read;

import io.realtimeanalytics.history.point.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Which series.
 *
 * @param siteId website
 * @param metric name from the catalogue
 * @param item one row of the metric's list, for example LCP/p75; null for the whole
 * @param range windows that start in it
 * @param resolution null for one that suits the range
 */
public record SeriesQuestion(
        String siteId,
        String metric,
        @Nullable String item,
        TimeRange range,
        @Nullable Tier resolution) {

    /** The whole metric, at a resolution that suits the range. */
    public static SeriesQuestion of(String siteId, String metric, TimeRange range) {
        return new SeriesQuestion(siteId, metric, null, range, null);
    }

    /** The same, of one item. */
    public SeriesQuestion ofItem(String name) {
        return new SeriesQuestion(siteId, metric, name, range, resolution);
    }

    /** The same, at a resolution. */
    public SeriesQuestion at(Tier tier) {
        return new SeriesQuestion(siteId, metric, item, range, tier);
    }
}
