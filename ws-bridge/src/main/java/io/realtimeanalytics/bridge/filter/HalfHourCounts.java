package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.result.Window;

/** A metric in the newest window of thirty minutes. Confined to the state thread. */
final class HalfHourCounts {

    private static final Window WINDOW = Window.LAST_THIRTY_MINUTES;
    private static final long MINUTE = WINDOW.slideMillis();

    private final TumblingCounts minutes = new TumblingCounts(Window.ONE_MINUTE);
    private ItemCounts total = new ItemCounts();
    private long endMillis;

    /**
     * @param endMillis of the window at first
     */
    HalfHourCounts(long endMillis) {
        this.endMillis = endMillis;
    }

    /** Whether the window contains that time. */
    boolean add(long timeMillis, String item, long amountMinor, int sign) {
        long minuteEnd = minutes.add(timeMillis, item, amountMinor, sign);
        boolean isInside = minuteEnd <= endMillis && minuteEnd > endMillis - WINDOW.sizeMillis();
        if (isInside) {
            total.add(item, amountMinor, sign);
        }
        return isInside;
    }

    /** Slides the window on. */
    void moveTo(long newEndMillis) {
        if (newEndMillis - endMillis > WINDOW.sizeMillis()) {
            // Nothing of the old window is in the new one.
            total = new ItemCounts();
            endMillis = newEndMillis - WINDOW.sizeMillis();
        }
        while (endMillis < newEndMillis) {
            total.subtractAll(minutes.at(endMillis - WINDOW.sizeMillis() + MINUTE));
            endMillis += MINUTE;
            total.addAll(minutes.at(endMillis));
        }
        minutes.forgetUntil(endMillis - WINDOW.sizeMillis());
    }

    ItemCounts total() {
        return total;
    }
}
