package io.realtimeanalytics.bridge.filter;

/**
 * A fact that counts, or does not count any more.
 *
 * @param isAdded false where an earlier telling of the same conversion takes its place
 */
public record FactChange(Fact fact, boolean isAdded) {}
