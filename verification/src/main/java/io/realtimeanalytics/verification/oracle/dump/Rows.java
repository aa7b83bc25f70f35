package io.realtimeanalytics.verification.oracle.dump;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Cells that several tables have. */
final class Rows {

    private static final double MILLIONTHS = 1e6;

    private Rows() {}

    /** One row of a list, as text. */
    static String item(String name, long count, long amountMinor, double value) {
        return name + '=' + count + '/' + amountMinor + '/' + Math.round(value * MILLIONTHS);
    }

    static void appendBytes(DuckDBAppender table, byte @Nullable [] bytes) throws SQLException {
        if (bytes == null) {
            table.appendNull();
        } else {
            table.append(bytes);
        }
    }
}
