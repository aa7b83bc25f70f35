package io.realtimeanalytics.pipeline.pattern.rate;

import java.util.Arrays;

/**
 * The newest few of a row of events, oldest first; kept in state. Whether n of them lie in a window
 * can be told from the newest n alone.
 *
 * @param timesMillis event times
 * @param eventIds ids
 * @param values what is worth knowing of each
 */
public record Recent(long[] timesMillis, String[] eventIds, String[] values) {

    static final Recent NONE = new Recent(new long[0], new String[0], new String[0]);

    int size() {
        return timesMillis.length;
    }

    /** With one more at the end, and without the oldest where there are too many. */
    Recent with(long timeMillis, String eventId, String value, int most) {
        return most == 0 ? this : shifted(size() < most ? -1 : 0, timeMillis, eventId, value);
    }

    /** The same, but each value only once: what is known of an earlier event of that value goes. */
    Recent withDistinct(long timeMillis, String eventId, String value, int most) {
        if (most == 0 || value.isEmpty()) {
            return this;
        }
        int known = Arrays.asList(values).indexOf(value);
        return shifted(known >= 0 ? known : size() < most ? -1 : 0, timeMillis, eventId, value);
    }

    /** Whether there are so many, all in the window that ends with the given moment. */
    boolean isFull(int least, long nowMillis, long windowMillis) {
        return least > 0 && size() >= least && nowMillis - timesMillis[0] < windowMillis;
    }

    /** Without the one at {@code gone}, or all of them for -1, and with one more. */
    private Recent shifted(int gone, long timeMillis, String eventId, String value) {
        int kept = gone < 0 ? size() : size() - 1;
        long[] times = new long[kept + 1];
        String[] ids = new String[kept + 1];
        String[] all = new String[kept + 1];
        int to = 0;
        for (int from = 0; from < size(); from++) {
            if (from != gone) {
                times[to] = timesMillis[from];
                ids[to] = eventIds[from];
                all[to] = values[from];
                to++;
            }
        }
        times[kept] = timeMillis;
        ids[kept] = eventId;
        all[kept] = value;
        return new Recent(times, ids, all);
    }
}
