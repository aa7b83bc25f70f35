package io.realtimeanalytics.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The time of a run: the wall's, or one that begins when the configuration says and runs so many
 * times as fast. Stands still until {@link #begin}, so that preparing costs no simulated time.
 * Thread-safe.
 */
final class RunClock implements InstantSource {

    private final InstantSource wall;
    private final SimulatorConfig.Pace pace;
    private volatile @Nullable Beginning beginning;

    private record Beginning(Instant wall, Instant run) {}

    RunClock(InstantSource wall, SimulatorConfig.Pace pace) {
        this.wall = wall;
        this.pace = pace;
    }

    /** Lets time run, and says when that was. */
    Instant begin() {
        Instant now = wall.instant();
        Instant start = pace.start() == null ? now : pace.start();
        beginning = new Beginning(now, start);
        return start;
    }

    @Override
    public Instant instant() {
        Beginning known = beginning;
        if (known == null) {
            return pace.start() == null ? wall.instant() : pace.start();
        }
        Duration passed = Duration.between(known.wall(), wall.instant());
        return known.run().plusNanos((long) (passed.toNanos() * pace.speed()));
    }

    /** How long a span of the run's time lasts on the wall. */
    long onTheWallNanos(long nanos) {
        return (long) (nanos / pace.speed());
    }
}
