package io.realtimeanalytics.verification.oracle.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.verification.oracle.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small run of the whole, of a job that is stopped and goes on with other numbers of subtasks:
 * see {@code make oracle} for a large one.
 */
class OracleRunTest {

    private static final Path REGISTRY_PROGRAM =
            Path.of("..", "local-run", "target", "registry").toAbsolutePath().normalize();

    // One of each kind: what the job miscounts, and what behind it is lost, doubled or changed.
    private static final Set<String> MUTANTS =
            Set.of(
                    "drop_one",
                    "forgetful",
                    "tenants_swapped",
                    "published_twice",
                    "session_split",
                    "point_older",
                    "alert_missing",
                    "silence_unnoticed",
                    "decode_errors_swallowed");

    // They need more traffic than a small run has.
    private static final Set<String> MAY_BE_QUIET = Set.of("error_spike", "conversion_drop");

    @Test
    @Timeout(300)
    void findsTheLiveJobExactAndEveryFaultyOneNot(@TempDir Path folder) throws Exception {
        SimulatedDay day = new SimulatedDay(20_000, Duration.ofHours(2));

        Report report =
                OracleRun.run(
                        day,
                        folder,
                        REGISTRY_PROGRAM,
                        1_024,
                        List.of(1, 2, 4, 1),
                        MUTANTS::contains);

        assertThat(report.isGood()).as(report.text()).isTrue();
        assertThat(report.verdict().mutants()).hasSameSizeAs(MUTANTS);
        assertThat(report.verdict().findings().alerts())
                .as("each pattern has alerts: pattern, alerts, differences")
                .filteredOn(row -> !MAY_BE_QUIET.contains(row.get(0)))
                .noneMatch(row -> row.get(1).equals("0"));
    }
}
