package io.realtimeanalytics.verification.oracle;

import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.database.Script;
import java.sql.SQLException;
import java.util.List;

/** What was published against what should have been. */
public final class Comparison {

    private static final List<String> SCRIPTS =
            List.of(
                    "differences",
                    "log",
                    "results",
                    "points",
                    "sessions",
                    "alerts",
                    "rejects",
                    "conservation");

    private Comparison() {}

    /** Fills the table {@code differences} in the database's current schema. */
    public static void make(Database database) throws SQLException {
        for (String script : SCRIPTS) {
            database.run(Script.of("compare/" + script));
        }
    }
}
