package io.realtimeanalytics.verification.oracle;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.realtimeanalytics.verification.oracle.database.Database;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The sketch of each hour's visitors, by its definition: registers do not depend on any order. */
final class Sketches {

    private static final int PRECISION = 12;
    private static final String VISITORS_BY_HOUR =
            "SELECT site, slot // 360 * 3600000, visitor_hash FROM presence GROUP BY ALL";

    private record Hour(String site, long startMillis) implements Comparable<Hour> {

        @Override
        public int compareTo(Hour other) {
            int bySite = site.compareTo(other.site);
            return bySite != 0 ? bySite : Long.compare(startMillis, other.startMillis);
        }
    }

    private Sketches() {}

    static void compute(Database database) throws SQLException {
        Map<Hour, UltraLogLog> sketches = new TreeMap<>();
        database.read(
                VISITORS_BY_HOUR,
                row ->
                        sketches.computeIfAbsent(
                                        new Hour(row.getString(1), row.getLong(2)),
                                        hour -> UltraLogLog.create(PRECISION))
                                .add(row.getLong(3)));
        for (Map.Entry<Hour, UltraLogLog> sketch : sketches.entrySet()) {
            database.execute(
                    "INSERT INTO expected_sketches VALUES ('%s', %d, from_hex('%s'))"
                            .formatted(
                                    sketch.getKey().site().replace("'", "''"),
                                    sketch.getKey().startMillis(),
                                    HexFormat.of().formatHex(sketch.getValue().getState())));
        }
    }
}
