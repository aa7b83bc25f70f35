package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.verification.oracle.Oracle;
import io.realtimeanalytics.verification.oracle.Report;
import io.realtimeanalytics.verification.oracle.Stopwatch;
import io.realtimeanalytics.verification.oracle.Verdict;
import io.realtimeanalytics.verification.oracle.database.Database;
import io.realtimeanalytics.verification.oracle.dump.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Simulates traffic, lets the jobs work it off, one after the other, and has the oracle judge what
 * came out.
 *
 * <p>Arguments: number of events, folder for files, folder of the unpacked registry, file for the
 * report. Exit code 0 if all is exact and every mutant was found out, 1 if not.
 */
public final class OracleRun {

    private static final Duration SPAN = Duration.ofHours(6);
    private static final int DATABASE_MEBIBYTES = 8_192;
    private static final int PARALLELISM = 2;

    private OracleRun() {}

    /** Runs all, prints the report and writes it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("usage: OracleRun EVENTS FOLDER REGISTRY_FOLDER REPORT_FILE");
            System.exit(2);
        }
        long events = Long.parseLong(arguments[0]);
        Path report = Path.of(arguments[3]);
        Report written =
                run(
                        new SimulatedDay(events, SPAN),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        DATABASE_MEBIBYTES,
                        List.of(PARALLELISM),
                        mutant -> true);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, written.text());
        System.out.println(written.text());
        System.exit(written.isGood() ? 0 : 1);
    }

    static Report run(
            SimulatedDay day,
            Path folder,
            Path registryProgram,
            int databaseMebibytes,
            List<Integer> parallelisms,
            Predicate<String> mutants)
            throws Exception {
        Stopwatch watch = new Stopwatch(System.err);
        try (Platform platform = Platform.start(folder, registryProgram);
                Database database = Database.create(folder, databaseMebibytes)) {
            watch.lap("start of Kafka and registry");
            day.sendTo(platform);
            new BoundaryCases(day.end()).sendTo(platform);
            watch.lap("simulation");
            new LiveJob(platform, folder).run(parallelisms);
            watch.lap("live job");
            SecondJobs jobs = new SecondJobs(platform, folder);
            jobs.history();
            watch.lap("history job");
            jobs.patterns();
            watch.lap("patterns job");
            return new Report(
                    judge(platform, new Oracle(database, watch), mutants),
                    day.settings(),
                    watch.laps());
        }
    }

    private static Verdict judge(Platform platform, Oracle oracle, Predicate<String> mutants)
            throws Exception {
        try (PointStore store = PointStores.open(platform.history().store())) {
            return oracle.judge(
                    new Sources(
                            platform.bootstrapServers(),
                            new HttpSchemaRegistry(platform.registryUrl()),
                            store),
                    mutants);
        }
    }
}
