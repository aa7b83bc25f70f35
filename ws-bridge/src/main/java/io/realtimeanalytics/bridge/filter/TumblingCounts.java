package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.result.Window;
import java.util.TreeMap;

/** A metric in windows that stand side by side. Confined to the state thread. */
final class TumblingCounts {

    private final Window window;
    private final TreeMap<Long, ItemCounts> byEnd = new TreeMap<>();

    TumblingCounts(Window window) {
        this.window = window;
    }

    /** End of the window that changed. */
    long add(long timeMillis, String item, long amountMinor, int sign) {
        long end = window.firstEndAfter(timeMillis);
        byEnd.computeIfAbsent(end, key -> new ItemCounts()).add(item, amountMinor, sign);
        return end;
    }

    ItemCounts at(long endMillis) {
        ItemCounts counts = byEnd.get(endMillis);
        return counts == null ? new ItemCounts() : counts;
    }

    void forgetUntil(long endMillis) {
        byEnd.headMap(endMillis, true).clear();
    }
}
