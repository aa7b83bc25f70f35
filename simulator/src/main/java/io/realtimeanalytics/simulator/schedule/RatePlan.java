package io.realtimeanalytics.simulator.schedule;

import io.realtimeanalytics.simulator.fault.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How many events are due when.
 *
 * @param eventsPerSecond mean rate
 * @param spike when the rate is multiplied
 * @param spikeFactor by how much
 * @param silence when there are no events at all
 * @param dailyWaveZone whose local time shapes the rate over the day; null: the rate is even
 */
public record RatePlan(
        double eventsPerSecond,
        Period spike,
        double spikeFactor,
        Period silence,
        @Nullable ZoneId dailyWaveZone) {

    /** The same rate all the time. */
    public static RatePlan even(double eventsPerSecond) {
        return new RatePlan(eventsPerSecond, Period.NEVER, 1, Period.NEVER, null);
    }
}
