package io.realtimeanalytics.pipeline.count;

/**
 * Patience while the job works off a backlog: what is said of windows that close a moment later is
 * of use to nobody, and sums that gather longer cost less. At no backlog there is none.
 */
final class Backlog {

    private static final long PATIENCE_SHARE = 20;
    private static final long LONGEST_MILLIS = 1_000;

    private Backlog() {}

    /**
     * How long to wait between two words, 0 to 1,000 ms.
     *
     * @param newestReceivedAtMillis arrival of the newest event at hand
     */
    static long patienceMillis(long nowMillis, long newestReceivedAtMillis) {
        long behindMillis = Math.max(0, nowMillis - newestReceivedAtMillis);
        return Math.min(LONGEST_MILLIS, behindMillis / PATIENCE_SHARE);
    }
}
