package io.realtimeanalytics.verification.oracle.mutant;

import io.realtimeanalytics.verification.oracle.Comparison;
import io.realtimeanalytics.verification.oracle.Truth;
import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.database.Script;
import io.realtimeanalytics.verification.oracle.dump.ResultRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tries the oracle itself: each mutant gets a copy of the data in a schema of its own, spoils it,
 * and is compared like the real platform. Only the sites that it touches are copied; the values of
 * other sites could not change.
 */
public final class Mutants {

    private static final List<Mutant> ALL =
            Stream.of(
                            job(
                                    "drop_one",
                                    "double_one",
                                    "drop_and_double",
                                    "increments",
                                    "forgetful",
                                    "last_copy",
                                    "late_counted",
                                    "bots_counted",
                                    "arrival_time",
                                    "orders_repeated",
                                    "events_astray"),
                            Stream.of(
                                    Mutant.of(Mutant.Place.JOB, "drop_and_double_alike")
                                            .seenByDigestOnly()),
                            output(
                                    "tenants_swapped",
                                    "correction_missing",
                                    "not_final",
                                    "window_missing",
                                    "published_twice",
                                    "item_moved",
                                    "sketch_of_another",
                                    "point_missing",
                                    "point_older",
                                    "session_split",
                                    "session_twice",
                                    "session_page",
                                    "alert_missing",
                                    "alert_twice",
                                    "silence_unnoticed",
                                    "anomaly_misjudged",
                                    "decode_errors_swallowed",
                                    "late_swallowed",
                                    "bytes_changed"))
                    .flatMap(mutants -> mutants)
                    .toList();

    private final Database database;

    /** Works beside the tables of a finished comparison. */
    public Mutants(Database database) {
        this.database = database;
    }

    /** Lets each mutant whose name is chosen be judged. */
    public List<MutantOutcome> judge(Predicate<String> chosen) throws SQLException {
        List<MutantOutcome> outcomes = new ArrayList<>();
        for (Mutant mutant : ALL) {
            if (chosen.test(mutant.script().name())) {
                outcomes.add(outcomeOf(mutant));
            }
        }
        return outcomes;
    }

    private MutantOutcome outcomeOf(Mutant mutant) throws SQLException {
        String name = mutant.script().name();
        String purpose = mutant.script().purpose();
        if (mutant.needsDigest() && !ResultRows.hasDigests()) {
            return new MutantOutcome(name, purpose, MutantOutcome.NOT_TRIED);
        }
        database.enterScratch();
        try {
            run(mutant);
            return new MutantOutcome(name, purpose, newDifferences());
        } finally {
            database.leaveScratch();
        }
    }

    // What was wrong before is not the mutant's doing.
    private long newDifferences() throws SQLException {
        return database.number(
                "SELECT count(*) FROM (FROM differences EXCEPT FROM oracle.differences)");
    }

    private void run(Mutant mutant) throws SQLException {
        database.run(Script.of("mutants/scope"));
        if (mutant.place() == Mutant.Place.JOB) {
            database.run(Script.of("mutants/events"));
            database.run(mutant.script());
            Truth.compute(database);
            database.run(Script.of("mutants/publish"));
        } else {
            database.run(Script.of("mutants/copy"));
            database.run(mutant.script());
        }
        database.run(Script.of("mutants/truth"));
        Comparison.make(database);
    }

    private static Stream<Mutant> job(String... names) {
        return Stream.of(names).map(name -> Mutant.of(Mutant.Place.JOB, name));
    }

    private static Stream<Mutant> output(String... names) {
        return Stream.of(names).map(name -> Mutant.of(Mutant.Place.OUTPUT, name));
    }
}
