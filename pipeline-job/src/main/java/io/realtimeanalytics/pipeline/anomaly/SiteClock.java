package io.realtimeanalytics.pipeline.anomaly;

/**
 * How far a site has been judged; kept in state.
 *
 * @param sinceMillis start of its first minute
 * @param nextMillis start of the minute that is judged next
 * @param newestResultMillis start of the newest minute with a result
 * @param newestSignalMillis start of the newest minute that anything is known of
 */
public record SiteClock(
        long sinceMillis, long nextMillis, long newestResultMillis, long newestSignalMillis) {

    static SiteClock startingAt(long minuteMillis) {
        return new SiteClock(minuteMillis, minuteMillis, Long.MIN_VALUE, minuteMillis);
    }

    /** What is known of a site may come in any order, before anything is judged. */
    SiteClock with(long minuteMillis, boolean isResult) {
        boolean isEarlier = nextMillis == sinceMillis && minuteMillis < nextMillis;
        return new SiteClock(
                isEarlier ? minuteMillis : sinceMillis,
                isEarlier ? minuteMillis : nextMillis,
                isResult ? Math.max(newestResultMillis, minuteMillis) : newestResultMillis,
                Math.max(newestSignalMillis, minuteMillis));
    }

    SiteClock next() {
        return new SiteClock(
                sinceMillis,
                nextMillis + History.MINUTE_MILLIS,
                newestResultMillis,
                newestSignalMillis);
    }

    long nextEndMillis() {
        return nextMillis + History.MINUTE_MILLIS;
    }
}
