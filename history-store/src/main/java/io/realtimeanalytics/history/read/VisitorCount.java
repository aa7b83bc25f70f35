package io.realtimeanalytics.history.read;

/**
 * Distinct visitors in whole hours.
 *
 * @param visitors distinct ones
 * @param isExact counted; else estimated from sketches, within 2 % in nearly all cases
 * @param range hours that are included: those that the question touches and that are settled
 */
public record VisitorCount(long visitors, boolean isExact, TimeRange range) {}
