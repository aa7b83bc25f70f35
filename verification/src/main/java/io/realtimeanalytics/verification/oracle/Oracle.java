package io.realtimeanalytics.verification.oracle;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.history.store.StoreException;
import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.database.Script;
import io.realtimeanalytics.verification.oracle.dump.Dump;
import io.realtimeanalytics.verification.oracle.dump.ResultRows;
import io.realtimeanalytics.verification.oracle.dump.Sources;
import io.realtimeanalytics.verification.oracle.mutant.MutantOutcome;
import io.realtimeanalytics.verification.oracle.mutant.Mutants;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges a platform that has come to rest: dump, truth, comparison, mutants. */
public final class Oracle {

    private final Database database;
    private final Stopwatch watch;

    /** Works in an empty database. */
    public Oracle(Database database, Stopwatch watch) {
        this.database = database;
        this.watch = watch;
    }

    /**
     * Judges the platform with those topics and that store.
     *
     * @param mutants which mutants are tried, by name
     */
    public Verdict judge(Sources sources, Predicate<String> mutants)
            throws SQLException, StoreException {
        Map<String, Long> records = new Dump(sources, database).take();
        watch.lap("dump of the topics and the store");
        prepare();
        Truth.compute(database);
        Truth.computeAlerts(database);
        watch.lap("recomputation in SQL");
        database.run(Script.of("compare/newest"));
        Comparison.make(database);
        Verdict.Findings findings = Verdict.Findings.read(database);
        watch.lap("comparison");
        List<MutantOutcome> outcomes = new Mutants(database).judge(mutants);
        watch.lap("mutants");
        return new Verdict(records, findings, outcomes);
    }

    // What this build does not publish yet is not compared, and the verdict says so.
    private void prepare() throws SQLException {
        database.run(Script.of("catalogue"));
        String known =
                Arrays.stream(Metric.values())
                        .map(metric -> "('" + metric.id() + "')")
                        .collect(Collectors.joining(", "));
        database.execute("CREATE TABLE vocabulary (metric VARCHAR)");
        database.execute("INSERT INTO vocabulary VALUES " + known);
        database.execute(
                "CREATE TABLE compared AS FROM catalogue SEMI JOIN vocabulary USING (metric)");
        database.execute("CREATE MACRO has_digests() AS " + ResultRows.hasDigests());
    }
}
