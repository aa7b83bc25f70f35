package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.event.result.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The windows of one size in which a visitor is present; state.
 *
 * <p>An event at time t makes its visitor present in every sliding window that contains t. Kept as
 * disjoint ranges of window ends, which is a set: order and copies of events do not matter, and
 * counting the additions over all visitors counts distinct visitors exactly.
 *
 * @param ranges pairs of first and last window end, in milliseconds, both included, ascending
 */
public record Presence(long[] ranges) {

    /** Present in no window. */
    static final Presence NONE = new Presence(new long[0]);

    /** A range of window ends, both included. */
    record Range(long firstEndMillis, long lastEndMillis) {}

    /** All windows that contain a time. */
    static Range windowsWith(long timeMillis, Window window) {
        long first = window.firstEndAfter(timeMillis);
        return new Range(first, first + (window.overlap() - 1L) * window.slideMillis());
    }

    /** Whether all of the range is part of this. */
    boolean covers(long firstEndMillis, long lastEndMillis) {
        for (int i = ranges.length - 2; i >= 0; i -= 2) {
            if (ranges[i] <= firstEndMillis) {
                return lastEndMillis <= ranges[i + 1];
            }
        }
        return false;
    }

    /** What of the range is not yet part of this. */
    List<Range> missing(Range range, Window window) {
        List<Range> missing = new ArrayList<>();
        long next = range.firstEndMillis();
        for (int i = 0; i < ranges.length && next <= range.lastEndMillis(); i += 2) {
            if (ranges[i + 1] < next) {
                continue;
            }
            if (ranges[i] > next) {
                long last = Math.min(ranges[i] - window.slideMillis(), range.lastEndMillis());
                missing.add(new Range(next, last));
            }
            next = ranges[i + 1] + window.slideMillis();
        }
        if (next <= range.lastEndMillis()) {
            missing.add(new Range(next, range.lastEndMillis()));
        }
        return missing;
    }

    /** This and the range. */
    Presence with(Range range, Window window) {
        List<Long> merged = new ArrayList<>();
        long first = range.firstEndMillis();
        long last = range.lastEndMillis();
        boolean isPlaced = false;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i + 1] < first - window.slideMillis()) {
                addPair(merged, ranges[i], ranges[i + 1]);
            } else if (ranges[i] > last + window.slideMillis()) {
                if (!isPlaced) {
                    addPair(merged, first, last);
                    isPlaced = true;
                }
                addPair(merged, ranges[i], ranges[i + 1]);
            } else {
                first = Math.min(first, ranges[i]);
                last = Math.max(last, ranges[i + 1]);
            }
        }
        if (!isPlaced) {
            addPair(merged, first, last);
        }
        return new Presence(merged.stream().mapToLong(Long::longValue).toArray());
    }

    /** This without ranges that end before a time. */
    Presence without(long beforeMillis) {
        int from = 0;
        while (from < ranges.length && ranges[from + 1] < beforeMillis) {
            from += 2;
        }
        return from == 0 ? this : new Presence(Arrays.copyOfRange(ranges, from, ranges.length));
    }

    boolean isEmpty() {
        return ranges.length == 0;
    }

    /** Last window end of all. */
    long lastEndMillis() {
        return ranges[ranges.length - 1];
    }

    private static void addPair(List<Long> target, long first, long last) {
        target.add(first);
        target.add(last);
    }
}
