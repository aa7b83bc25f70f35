package io.realtimeanalytics.pipeline.anomaly;

/**
 * The events of a site in one second; kept in state until event time has passed it.
 *
 * @param oldestMillis event time of the oldest
 * @param newestMillis event time of the newest
 * @param eventIds ten at most
 */
public record Heard(long oldestMillis, long newestMillis, String[] eventIds) {

    static Heard of(Sample sample) {
        return new Heard(sample.oldestMillis(), sample.newestMillis(), sample.eventIds());
    }

    /** Order does not matter. */
    Heard with(Heard other) {
        return new Heard(
                Math.min(oldestMillis, other.oldestMillis),
                Math.max(newestMillis, other.newestMillis),
                Smallest.merge(eventIds, other.eventIds));
    }
}
