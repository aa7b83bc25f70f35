package io.realtimeanalytics.verification.fanout.drops;

/** What all screens went through. Confined to the clients' thread. */
final class Tally {

    private long drops;
    private long byDelta;
    private long bySnapshot;
    private long gaps;
    private long backwards;

    void dropped() {
        drops++;
    }

    /** A channel went on after a break where it had stopped. */
    void resumedByDelta() {
        byDelta++;
    }

    /** A channel began anew after a break. */
    void resumedBySnapshot() {
        bySnapshot++;
    }

    /** A delta did not continue what the screen had. */
    void gap() {
        gaps++;
    }

    /** A value was followed by an older one. */
    void wentBack() {
        backwards++;
    }

    long drops() {
        return drops;
    }

    long resumed() {
        return byDelta + bySnapshot;
    }

    double snapshotPercent() {
        return 100.0 * bySnapshot / Math.max(1, resumed());
    }

    long gaps() {
        return gaps;
    }

    long backwards() {
        return backwards;
    }
}
