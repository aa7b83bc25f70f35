package io.realtimeanalytics.pipeline.anomaly;

/**
 * Which events of a minute to look at for one series of a site; crosses streams. Says nothing of
 * how many there were: duplicates are still in it.
 *
 * @param siteId website
 * @param minuteMillis start of the minute
 * @param series {@link Series#EVENTS} for all of the site in one second, or a value of a dimension
 * @param oldestMillis event time of the oldest
 * @param newestMillis event time of the newest
 * @param eventIds ten at most: those with the smallest hashes
 * @param visitorIds the same of their visitors
 */
public record Sample(
        String siteId,
        long minuteMillis,
        String series,
        long oldestMillis,
        long newestMillis,
        String[] eventIds,
        String[] visitorIds) {}
