package io.realtimeanalytics.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.simulator.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunClockTest {

    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant START = Instant.parse("2026-03-02T20:00:00Z");

    private final ManualClock wall = new ManualClock(NOW);

    @Test
    void goesByTheWallIfNothingElseIsAsked() {
        RunClock clock = new RunClock(wall, SimulatorConfig.Pace.REAL_TIME);
        wall.advance(Duration.ofSeconds(3));

        assertThat(clock.begin()).isEqualTo(NOW.plusSeconds(3));
        wall.advance(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void standsStillUntilItBeginsAndThenRunsFaster() {
        RunClock clock = new RunClock(wall, new SimulatorConfig.Pace(START, 60));
        wall.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(START);

        assertThat(clock.begin()).isEqualTo(START);
        wall.advance(Duration.ofSeconds(2));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(120));
        assertThat(clock.onTheWallNanos(60)).isEqualTo(1);
    }
}
