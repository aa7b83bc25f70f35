package io.realtimeanalytics.verification.oracle;

import io.realtimeanalytics.verification.oracle.anomaly.Anomalies;
import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.database.Script;
import java.sql.SQLException;
import java.util.List;

/** What the results should hold, computed from the table of events. */
public final class Truth {

    // In the order in which they build upon each other.
    private static final List<String> SCRIPTS =
            List.of(
                    "clean",
                    "counts",
                    "windows",
                    "top_items",
                    "page_lists",
                    "windows",
                    "top_items",
                    "conversions",
                    "windows",
                    "top_items",
                    "sessions",
                    "windows",
                    "top_items",
                    "vitals",
                    "windows",
                    "quantiles",
                    "visitors",
                    "sliding",
                    "checkout",
                    "sliding",
                    "outcomes",
                    "rejects");

    private static final List<String> ALERT_SCRIPTS =
            List.of("acts", "clicks", "absences", "rates", "lifecycle");

    private Truth() {}

    /** Computes it in the database's current schema. */
    public static void compute(Database database) throws SQLException {
        for (String script : SCRIPTS) {
            database.run(Script.of("truth/" + script));
        }
        Sketches.compute(database);
    }

    /** Computes which alerts there should be, after {@link #compute}. */
    public static void computeAlerts(Database database) throws SQLException {
        for (String script : ALERT_SCRIPTS) {
            database.run(Script.of("truth/alerts/" + script));
        }
        Anomalies.compute(database);
    }
}
