package io.realtimeanalytics.pipeline.anomaly;

/**
 * What a detector thinks of one series at one minute.
 *
 * @param isHit whether it is unusual
 * @param value what was observed
 * @param expected what was expected
 * @param calmLimit value from which on it is usual again
 * @param isUpward whether too much is unusual, or too little
 * @param count how much was counted
 * @param minutes how many minutes it is about, up to the one that was judged
 * @param isSeasonal whether the expectation comes from earlier weeks
 * @param basis where the expectation comes from, for people
 */
record Verdict(
        boolean isHit,
        double value,
        double expected,
        double calmLimit,
        boolean isUpward,
        long count,
        int minutes,
        boolean isSeasonal,
        String basis) {

    /** Whether it is usual again, by a limit that leaves room, so that alerts do not flap. */
    boolean isCalm(double limit) {
        return isUpward ? value <= limit : value >= limit;
    }
}
