package io.realtimeanalytics.history.read;

import io.realtimeanalytics.history.point.HistoryItem;
import java.util.List;

/**
 * The largest items of a metric in a time.
 *
 * @param count of all items
 * @param amountMinor of all items
 * @param items largest first; what is not among them in one last row named (other). Each window
 *     knows its own largest items only, so an item that is small in many windows counts there as
 *     (other): its count is a lower bound, and the sum of all rows is exact
 */
public record TopList(long count, long amountMinor, List<HistoryItem> items) {}
