package io.realtimeanalytics.verification.oracle.anomaly;

import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.database.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Adds the alerts of anomalies to those that there should be.
 *
 * <p>Counts are those of the first settled versions, which are what detectors are told: when a
 * version became final is the live job's to say, that the newest one is right is checked apart.
 * What the same hour of earlier weeks was like is not computed, so a run must be shorter than that.
 */
public final class Anomalies {

    private Anomalies() {}

    /** Computes them in the database's current schema, after the alerts of patterns. */
    public static void compute(Database database) throws SQLException {
        database.run(Script.of("truth/alerts/anomalies"));
        Samples samples = new Samples(database);
        Map<String, List<Silences.Second>> seconds = seconds(database);
        try (DuckDBAppender table = database.appender("expected_alerts")) {
            for (Map.Entry<String, Site> each : sites(database, seconds).entrySet()) {
                SiteFold fold = new SiteFold(each.getKey(), each.getValue(), samples);
                List<ExpectedAlert> alerts = new ArrayList<>(fold.alerts());
                alerts.addAll(
                        Silences.find(
                                each.getKey(),
                                seconds.getOrDefault(each.getKey(), List.of()),
                                fold.expectations(),
                                samples));
                for (ExpectedAlert alert : alerts) {
                    append(alert, "open", null, table);
                    if (alert.resolvedMillis() != null) {
                        append(alert, "resolved", alert.resolvedMillis(), table);
                    }
                }
            }
        }
    }

    private static Map<String, List<Silences.Second>> seconds(Database database)
            throws SQLException {
        Map<String, List<Silences.Second>> seconds = new HashMap<>();
        database.read(
                "SELECT site, oldest, newest FROM seconds_heard ORDER BY site, second",
                row ->
                        seconds.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                                .add(new Silences.Second(row.getLong(2), row.getLong(3))));
        return seconds;
    }

    private static Map<String, Site> sites(
            Database database, Map<String, List<Silences.Second>> seconds) throws SQLException {
        Map<String, Site> sites = new TreeMap<>();
        seconds.forEach(
                (name, heard) -> {
                    Site site = sites.computeIfAbsent(name, key -> new Site());
                    heard.forEach(
                            second -> site.known(second.oldest() / Site.MINUTE * Site.MINUTE));
                });
        database.read(
                "SELECT site, metric, start, count, items, is_heard FROM minute_words",
                row -> {
                    Site site = sites.computeIfAbsent(row.getString(1), key -> new Site());
                    if (row.getBoolean(6)) {
                        site.take(
                                row.getString(2), row.getLong(3), row.getLong(4), row.getString(5));
                    } else {
                        site.known(row.getLong(3));
                    }
                });
        database.read(
                "SELECT site, start, coalesce('error/' || error, 'exceptions'), visitors"
                        + " FROM error_visitors",
                row ->
                        sites.computeIfAbsent(row.getString(1), key -> new Site())
                                .takeErrorVisitors(
                                        row.getLong(2), row.getString(3), row.getLong(4)));
        return sites;
    }

    private static void append(
            ExpectedAlert alert, String status, @Nullable Long resolvedMillis, DuckDBAppender table)
            throws SQLException {
        table.beginRow()
                .append(alert.id())
                .append(alert.site())
                .append(alert.pattern())
                .append(alert.severity())
                .append(status)
                .append(alert.subject())
                .append(Site.dimensionOf(alert.cause()))
                .append(Site.itemOf(alert.cause()))
                .append(alert.firstMillis())
                .append(alert.lastMillis())
                .append(alert.detectedMillis());
        if (resolvedMillis == null) {
            table.appendNull();
        } else {
            table.append((long) resolvedMillis);
        }
        table.append(alert.count())
                .append(alert.value())
                .append(alert.expected())
                .append(0L)
                .append("")
                .append(String.join("\n", alert.eventIds()));
        table.endRow();
    }
}
