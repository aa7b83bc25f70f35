package io.realtimeanalytics.history.questdb;

import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.TagText;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.Selection;
import java.time.Instant;

/** The questions, in SQL. */
final class SqlQueries {

    private SqlQueries() {}

    static String read(Selection selection) {
        Selection.Series series = selection.series();
        return "SELECT cast(timestamp AS LONG), site, metric, \"window\","
                + " count, amount_minor, revision, "
                + (selection.detail().hasItems() ? "items" : "'' AS items")
                + ", "
                + (selection.detail().hasSketch() ? "sketch" : "'' AS sketch")
                + from(selection.tier(), selection.fromMillis(), selection.toMillis())
                + (series == null
                        ? ""
                        : tag("site", series.siteId())
                                + tag("metric", series.metric())
                                + tag("\"window\"", series.window()))
                + " ORDER BY timestamp";
    }

    static String read(JournalSelection selection) {
        String siteId = selection.siteId();
        return "SELECT site, body"
                + from(selection.journal(), selection.fromMillis(), selection.toMillis())
                + (siteId == null ? "" : tag("site", siteId))
                + " ORDER BY timestamp DESC LIMIT "
                + selection.limit();
    }

    static String countsBySite(Tier tier, String metric, long fromMillis, long toMillis) {
        return "SELECT site, sum(count)"
                + from(tier, fromMillis, toMillis)
                + tag("metric", metric)
                + tag("\"window\"", tier.windowOf(metric).orElse(""))
                + " GROUP BY site";
    }

    private static String from(Place place, long fromMillis, long toMillis) {
        return " FROM "
                + place.measurement()
                + " WHERE timestamp >= "
                + time(fromMillis)
                + " AND timestamp < "
                + time(toMillis);
    }

    private static String time(long millis) {
        return SqlConnection.literal(Instant.ofEpochMilli(millis).toString());
    }

    private static String tag(String column, String value) {
        return " AND " + column + " = " + SqlConnection.literal(TagText.encode(value));
    }
}
