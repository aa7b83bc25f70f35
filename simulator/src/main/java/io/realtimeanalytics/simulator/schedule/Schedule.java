package io.realtimeanalytics.simulator.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The due times of all events, one after the other. They depend on the plan and the start alone.
 *
 * <p>Confined to one thread.
 */
public final class Schedule {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RatePlan plan;
    private final long startMillis;
    private final long farthestBehindNanos;
    private final @Nullable DailyWave wave;
    private double dueNanos;

    /**
     * The first event is due at the start, unless that is silent.
     *
     * @param farthestBehind what is overdue for longer is not worth sending any more
     */
    public Schedule(RatePlan plan, long startMillis, Duration farthestBehind) {
        this.farthestBehindNanos = farthestBehind.toNanos();
        this.plan = plan;
        this.startMillis = startMillis;
        this.wave = plan.dailyWaveZone() == null ? null : new DailyWave(plan.dailyWaveZone());
        skipSilence();
    }

    /** When the next event is due, since the start. */
    public long dueNanos() {
        return (long) dueNanos;
    }

    /** When the next event is due, since 1970. */
    public long dueMillis() {
        return startMillis + (long) dueNanos / NANOS_PER_MILLI;
    }

    /** Whether the next event is overdue for too long. */
    boolean isLongPast(long nowNanos) {
        return nowNanos - dueNanos() > farthestBehindNanos;
    }

    /** Goes on to the event after. */
    public void advance() {
        dueNanos += NANOS_PER_SECOND / eventsPerSecond();
        skipSilence();
    }

    private double eventsPerSecond() {
        double eventsPerSecond = plan.eventsPerSecond();
        if (plan.spike().contains((long) dueNanos)) {
            eventsPerSecond *= plan.spikeFactor();
        }
        return wave == null ? eventsPerSecond : eventsPerSecond * wave.factorAt(dueMillis());
    }

    private void skipSilence() {
        if (plan.silence().contains((long) dueNanos)) {
            dueNanos = plan.silence().endNanos();
        }
    }
}
