package io.realtimeanalytics.verification.fanout;

import java.util.Locale;

/** Times in steps of a tenth of a millisecond. Takes millions a second. */
final class Histogram {

    private static final long STEP_NANOS = 100_000;
    private static final double STEPS_PER_MILLI = 10;
    // What takes longer than this counts as this.
    private static final int STEPS = 600_000;

    private final int[] counts = new int[STEPS + 1];
    private long total;

    void add(long nanos) {
        counts[(int) Math.max(0, Math.min(STEPS, nanos / STEP_NANOS))]++;
        total++;
    }

    /** The time that a share of all does not exceed; NaN without any. */
    double quantileMillis(double share) {
        long rest = (long) Math.ceil(total * share);
        for (int step = 0; step <= STEPS; step++) {
            rest -= counts[step];
            if (rest <= 0 && total > 0) {
                return (step + 1) / STEPS_PER_MILLI;
            }
        }
        return Double.NaN;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                quantileMillis(0.5),
                quantileMillis(0.95),
                quantileMillis(0.99),
                quantileMillis(1));
    }
}
