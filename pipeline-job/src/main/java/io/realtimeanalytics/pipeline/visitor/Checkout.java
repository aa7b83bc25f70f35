package io.realtimeanalytics.pipeline.visitor;

import io.realtimeanalytics.event.result.Window;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * When a visitor began to check out and when one bought; state. In the window that ends at a time,
 * the visitor is in checkout if the newest step in it is a beginning.
 *
 * <p>Only the newest step of a minute matters, since windows end with minutes. So order and copies
 * of events do not matter, and the state is bounded.
 *
 * @param steps ascending, one a minute at most: twice the event time, and one more for a purchase,
 *     which at the same time is the newer
 */
public record Checkout(long[] steps) {

    static final Checkout NONE = new Checkout(new long[0]);

    private static final Window WINDOW = Window.LAST_THIRTY_MINUTES;
    private static final long MINUTE_MILLIS = WINDOW.slideMillis();

    /** Whether an event is a step. */
    static boolean isStep(SiteEvent event) {
        return isBeginning(event) || isPurchase(event);
    }

    /** This and a step. */
    Checkout with(SiteEvent event) {
        long step = 2 * event.eventTimeMillis() + (isPurchase(event) ? 1 : 0);
        List<Long> all = new ArrayList<>(steps.length + 1);
        boolean isNewest = true;
        for (long known : steps) {
            if (minuteOf(known) != minuteOf(step)) {
                all.add(known);
            } else if (known >= step) {
                isNewest = false;
                all.add(known);
            }
        }
        if (isNewest) {
            all.add(step);
        }
        return new Checkout(all.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /** Ends of all windows in which the visitor is in checkout. */
    NavigableSet<Long> ends() {
        NavigableSet<Long> ends = new TreeSet<>();
        for (int i = 0; i < steps.length; i++) {
            if ((steps[i] & 1) == 0) {
                long first = WINDOW.firstEndAfter(timeOf(steps[i]));
                long last = first + WINDOW.sizeMillis() - MINUTE_MILLIS;
                if (i + 1 < steps.length) {
                    long next = WINDOW.firstEndAfter(timeOf(steps[i + 1]));
                    last = Math.min(last, next - MINUTE_MILLIS);
                }
                for (long end = first; end <= last; end += MINUTE_MILLIS) {
                    ends.add(end);
                }
            }
        }
        return ends;
    }

    /** This without steps whose windows all end before a time. */
    Checkout without(long beforeMillis) {
        int from = 0;
        while (from < steps.length && lastEndOf(steps[from]) < beforeMillis) {
            from++;
        }
        return from == 0 ? this : new Checkout(Arrays.copyOfRange(steps, from, steps.length));
    }

    boolean isEmpty() {
        return steps.length == 0;
    }

    /** Last end of a window that a step is in; {@link Long#MIN_VALUE} without any. */
    long lastEndMillis() {
        return isEmpty() ? Long.MIN_VALUE : lastEndOf(steps[steps.length - 1]);
    }

    private static boolean isBeginning(SiteEvent event) {
        return event.type().equals(SiteEvent.CUSTOM) && event.name().equals("begin_checkout");
    }

    private static boolean isPurchase(SiteEvent event) {
        return event.type().equals(SiteEvent.CONVERSION) && event.name().equals("purchase");
    }

    private static long lastEndOf(long step) {
        return WINDOW.firstEndAfter(timeOf(step)) + WINDOW.sizeMillis() - MINUTE_MILLIS;
    }

    private static long timeOf(long step) {
        return step >> 1;
    }

    private static long minuteOf(long step) {
        return Math.floorDiv(timeOf(step), MINUTE_MILLIS);
    }
}
