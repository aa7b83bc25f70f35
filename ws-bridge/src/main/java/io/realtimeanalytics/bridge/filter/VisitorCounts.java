package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.result.Window;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Distinct visitors of a sliding window, exact, in whatever order events come. Confined to the
 * state thread.
 *
 * <p>A visitor who was there in one step of the window is present in all windows that contain the
 * step. Of the steps of one visitor, neighbours share windows; each window counts the visitor once.
 */
final class VisitorCounts {

    private final Window window;
    private final Map<String, NavigableSet<Long>> stepsByVisitor = new HashMap<>();
    private final TreeMap<Long, Long> visitorsByEnd = new TreeMap<>();

    VisitorCounts(Window window) {
        this.window = window;
    }

    /** Ends of the first and the last window that counts one more; empty if none does. */
    record Ends(long firstMillis, long lastMillis) {

        boolean isEmpty() {
            return lastMillis < firstMillis;
        }
    }

    Ends add(String visitorId, long timeMillis) {
        long slide = window.slideMillis();
        long step = window.firstEndAfter(timeMillis) - slide;
        NavigableSet<Long> steps =
                stepsByVisitor.computeIfAbsent(visitorId, key -> new TreeSet<>());
        if (!steps.add(step)) {
            return new Ends(0, -1);
        }
        Long before = steps.lower(step);
        Long after = steps.higher(step);
        // Windows up to its end contain the step before; from one slide after it, the step after.
        long first =
                before == null
                        ? step + slide
                        : Math.max(step, before + window.sizeMillis()) + slide;
        long last = after == null ? step + window.sizeMillis() : after;
        Ends ends = new Ends(first, Math.min(step + window.sizeMillis(), last));
        for (long end = ends.firstMillis(); end <= ends.lastMillis(); end += slide) {
            visitorsByEnd.merge(end, 1L, Long::sum);
        }
        return ends;
    }

    /** Visitors in the window with that end. */
    long at(long endMillis) {
        return visitorsByEnd.getOrDefault(endMillis, 0L);
    }

    /** Forgets steps that only windows up to an end contain, and those windows. */
    void forgetUntil(long endMillis) {
        visitorsByEnd.headMap(endMillis, true).clear();
        Iterator<NavigableSet<Long>> visitors = stepsByVisitor.values().iterator();
        while (visitors.hasNext()) {
            NavigableSet<Long> steps = visitors.next();
            steps.headSet(endMillis - window.sizeMillis(), true).clear();
            if (steps.isEmpty()) {
                visitors.remove();
            }
        }
    }
}
