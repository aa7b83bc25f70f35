package io.realtimeanalytics.history.point;

/**
 * One row of a top list.
 *
 * @param name value of the dimension, or (other)
 * @param count events
 * @param amountMinor sum in minor units; milliseconds in a funnel
 * @param value quantile; 0 for what is counted
 */
public record HistoryItem(String name, long count, long amountMinor, double value) {}
