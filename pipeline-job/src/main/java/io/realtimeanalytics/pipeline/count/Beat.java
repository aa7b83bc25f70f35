package io.realtimeanalytics.pipeline.count;

/**
 * When a metric may speak again. Turns fall on multiples of the interval: what busy metrics say
 * together travels together, and costs brokers, bridge and screen one turn instead of one for each.
 *
 * @param intervalMillis least time between two turns
 */
record Beat(long intervalMillis) {

    Beat slower(int times) {
        return new Beat(intervalMillis * times);
    }

    /** The first beat that is an interval or more after a turn. */
    long after(long dueMillis, long nowMillis) {
        long earliestMillis = Math.max(dueMillis, nowMillis - intervalMillis / 2) + intervalMillis;
        return -Math.floorDiv(-earliestMillis, intervalMillis) * intervalMillis;
    }
}
