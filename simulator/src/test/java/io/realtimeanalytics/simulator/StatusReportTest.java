package io.realtimeanalytics.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    @Test
    void tellsTheRateSinceTheLineBefore() {
        StatusReport report = new StatusReport(stats(10, 1_000, 0));

        assertThat(report.line(stats(15, 11_000, 0)))
                .isEqualTo(
                        "    15 s  2,000 events/s  total 11,000  visitors 70  lag 3 ms"
                                + "  in flight 5  failed 0  shed 0");
    }

    @Test
    void isLoudAboutEventsThatWereNotSent() {
        StatusReport report = new StatusReport(stats(10, 1_000, 40));

        assertThat(report.line(stats(15, 11_000, 90))).endsWith("shed 90  << 50 EVENTS NOT SENT");
        assertThat(report.line(stats(20, 12_000, 90))).endsWith("shed 90");
    }

    @Test
    void sumsUpByClassAndType() {
        assertThat(StatusReport.summary(stats(10, 20_000, 1)))
                .contains("sent 20,000 events in 10.0 s (2,000/s)")
                .contains("1 shed; greatest lag 44 ms")
                .containsPattern("class  normal +20,000")
                .containsPattern("type   click +20,000");
    }

    private static SimulatorStats stats(int seconds, long sent, long shed) {
        return new SimulatorStats(
                Duration.ofSeconds(seconds),
                sent,
                sent,
                0,
                shed,
                5,
                70,
                3,
                44,
                Map.of("normal", sent),
                Map.of("click", sent));
    }
}
