package io.realtimeanalytics.simulator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How busy a shop is over the day: little at night, most in the evening; 1 on average. */
final class DailyWave {

    private static final double[] BY_HOUR = {
        0.42, 0.28, 0.20, 0.17, 0.19, 0.30, 0.55, 0.82, 1.00, 1.10, 1.15, 1.20,
        1.24, 1.18, 1.14, 1.16, 1.22, 1.32, 1.46, 1.64, 1.74, 1.64, 1.24, 0.78
    };
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final ZoneId zone;
    private final double scale;
    private long minute = Long.MIN_VALUE;
    private double factor;

    DailyWave(ZoneId zone) {
        this.zone = zone;
        double sum = 0;
        for (double hour : BY_HOUR) {
            sum += hour;
        }
        this.scale = BY_HOUR.length / sum;
    }

    /** Asked for each event, computed for each minute. */
    double factorAt(long timeMillis) {
        long asked = Math.floorDiv(timeMillis, MINUTE_MILLIS);
        if (asked != minute) {
            minute = asked;
            factor = scale * interpolated(timeMillis);
        }
        return factor;
    }

    private double interpolated(long timeMillis) {
        Instant time = Instant.ofEpochMilli(timeMillis);
        long localMillis = timeMillis + zone.getRules().getOffset(time).getTotalSeconds() * 1_000L;
        double hour = (double) Math.floorMod(localMillis, 24 * HOUR_MILLIS) / HOUR_MILLIS;
        int from = (int) hour;
        double share = hour - from;
        return BY_HOUR[from] * (1 - share) + BY_HOUR[(from + 1) % BY_HOUR.length] * share;
    }
}
