package io.realtimeanalytics.history.influx;

import io.realtimeanalytics.history.point.Place;
import io.realtimeanalytics.history.point.TagText;
import io.realtimeanalytics.history.point.Tier;
import io.realtimeanalytics.history.store.JournalSelection;
import io.realtimeanalytics.history.store.Selection;
import java.time.Instant;

/** The questions, in Flux. */
final class FluxQueries {

    private FluxQueries() {}

    static String read(String bucket, Selection selection) {
        StringBuilder flux =
                from(bucket, selection.tier(), selection.fromMillis(), selection.toMillis());
        Selection.Series series = selection.series();
        if (series != null) {
            flux.append(" and ").append(tag("site", series.siteId()));
            flux.append(" and ").append(tag("metric", series.metric()));
            flux.append(" and ").append(tag("window", series.window()));
        }
        if (!selection.detail().hasItems()) {
            flux.append(" and r._field != \"items\"");
        }
        if (!selection.detail().hasSketch()) {
            flux.append(" and r._field != \"sketch\"");
        }
        return flux.append(") |> drop(columns: [\"_start\", \"_stop\", \"_measurement\"])")
                .toString();
    }

    static String read(String bucket, JournalSelection selection) {
        StringBuilder flux =
                from(bucket, selection.journal(), selection.fromMillis(), selection.toMillis());
        String siteId = selection.siteId();
        if (siteId != null) {
            flux.append(" and ").append(tag("site", siteId));
        }
        return flux.append(" and r._field == \"body\")")
                .append(" |> keep(columns: [\"_time\", \"_value\", \"site\"]) |> group()")
                .append(" |> sort(columns: [\"_time\"], desc: true) |> limit(n: ")
                .append(selection.limit())
                .append(')')
                .toString();
    }

    static String countsBySite(
            String bucket, Tier tier, String metric, long fromMillis, long toMillis) {
        return from(bucket, tier, fromMillis, toMillis)
                .append(" and ")
                .append(tag("metric", metric))
                .append(" and ")
                .append(tag("window", tier.windowOf(metric).orElse("")))
                .append(" and r._field == \"count\")")
                .append(" |> group(columns: [\"site\"]) |> sum()")
                .toString();
    }

    // Left open behind the first condition.
    private static StringBuilder from(String bucket, Place place, long fromMillis, long toMillis) {
        return new StringBuilder("from(bucket: ")
                .append(FluxText.literal(bucket))
                .append(") |> range(start: ")
                .append(Instant.ofEpochMilli(fromMillis))
                .append(", stop: ")
                .append(Instant.ofEpochMilli(toMillis))
                .append(") |> filter(fn: (r) => r._measurement == ")
                .append(FluxText.literal(place.measurement()));
    }

    private static String tag(String name, String value) {
        return "r." + name + " == " + FluxText.literal(TagText.encode(value));
    }
}
