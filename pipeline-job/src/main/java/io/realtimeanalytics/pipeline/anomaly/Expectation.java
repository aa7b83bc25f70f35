package io.realtimeanalytics.pipeline.anomaly;

/**
 * How many events a site usually has; crosses streams, and is kept in state.
 *
 * @param siteId website
 * @param fromMillis event time from which it holds
 * @param perMinute events in a minute
 * @param dispersion variance by mean of the events in a minute, 1 at least
 * @param basis where it comes from, for people
 */
public record Expectation(
        String siteId, long fromMillis, double perMinute, double dispersion, String basis) {}
