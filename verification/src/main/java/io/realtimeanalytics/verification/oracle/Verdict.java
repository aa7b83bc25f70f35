package io.realtimeanalytics.verification.oracle;

import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.mutant.MutantOutcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What the oracle says of a platform.
 *
 * @param records read, by topic
 * @param findings what was compared, and what differs
 * @param mutants whether faulty platforms were found out
 */
public record Verdict(Map<String, Long> records, Findings findings, List<MutantOutcome> mutants) {

    /**
     * What was compared, as rows of text for the report.
     *
     * @param traffic what became of the events: outcome, number
     * @param metrics metric, windows compared, sum of counts, differences
     * @param absent metrics that this build does not publish
     * @param points of the time-series store: resolution, points, sum of counts
     * @param alerts pattern, alerts, differences
     * @param differences what, kind, number
     * @param examples what, kind, key, expected, found
     */
    public record Findings(
            List<List<String>> traffic,
            List<List<String>> metrics,
            List<List<String>> absent,
            List<List<String>> points,
            List<List<String>> alerts,
            List<List<String>> differences,
            List<List<String>> examples) {

        static Findings read(Database database) throws SQLException {
            return new Findings(
                    database.rows(
                            """
                            SELECT outcome, sum(n) FROM outcomes GROUP BY outcome
                            UNION ALL
                            SELECT 'not an event', count(*) FROM events WHERE fault IS NOT NULL
                            ORDER BY ALL
                            """),
                    database.rows(
                            """
                            SELECT
                                metric, count(*), sum(count),
                                (SELECT count(*) FROM differences
                                    WHERE split_part(key, '|', 2) = metric)
                            FROM expected SEMI JOIN compared USING (metric)
                            GROUP BY metric
                            ORDER BY metric
                            """),
                    database.rows("SELECT metric FROM catalogue ANTI JOIN compared USING (metric)"),
                    database.rows(
                            """
                            SELECT tier, count(*), sum(count)
                            FROM points
                            GROUP BY tier
                            ORDER BY tier
                            """),
                    database.rows(
                            """
                            SELECT
                                pattern, count(DISTINCT alert_id),
                                (SELECT count(*) FROM differences
                                    WHERE what = 'alerts' AND split_part(key, '|', 1) = pattern)
                            FROM patterns LEFT JOIN expected_alerts USING (pattern)
                            GROUP BY pattern
                            ORDER BY pattern
                            """),
                    database.rows(
                            """
                            SELECT what, kind, count(*) FROM differences GROUP BY ALL ORDER BY ALL
                            """),
                    database.rows(
                            """
                            SELECT what, kind, key, left(expected, 400), left(found, 400)
                            FROM differences
                            QUALIFY row_number() OVER (PARTITION BY what, kind ORDER BY key) <= 3
                            ORDER BY ALL
                            """));
        }

        /** Whether nothing differs. */
        boolean isExact() {
            return differences.isEmpty();
        }
    }

    /** Whether everything is as it should be, and every mutant was found out. */
    public boolean isGood() {
        return findings.isExact() && mutants.stream().allMatch(MutantOutcome::isGood);
    }
}
