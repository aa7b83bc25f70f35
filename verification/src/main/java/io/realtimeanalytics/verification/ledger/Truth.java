package io.realtimeanalytics.verification.ledger;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The results that the ledger asks for, computed by the definition: filter and count. */
final class Truth {

    private static final List<Window> WINDOWS =
            List.of(Window.ONE_SECOND, Window.TEN_SECONDS, Window.ONE_MINUTE);

    private final Map<String, Long> valuesByKey = new TreeMap<>();
    private final Set<String> countedIds = new HashSet<>();

    private Truth() {}

    /** Of events that are in the topic. */
    static Truth of(Iterable<Sent> arrived) {
        Truth truth = new Truth();
        for (Sent sent : arrived) {
            if (sent.isCountable() && truth.countedIds.add(sent.siteId() + '|' + sent.eventId())) {
                truth.count(sent);
            }
        }
        return truth;
    }

    /** Value by {@code site|metric|window|start|item}; the item is empty for totals. */
    Map<String, Long> valuesByKey() {
        return valuesByKey;
    }

    /** Distinct events. */
    long events() {
        return countedIds.size();
    }

    private void count(Sent sent) {
        for (Window window : WINDOWS) {
            add(sent, Metric.EVENTS, window, "");
            add(sent, Metric.EVENT_TYPES, window, sent.type());
            switch (sent.type()) {
                case "page_view" -> add(sent, Metric.PAGE_VIEWS, window, "");
                case "click" -> add(sent, Metric.CLICKS, window, "");
                case "conversion" -> add(sent, Metric.CONVERSIONS, window, "");
                default -> {}
            }
        }
    }

    private void add(Sent sent, Metric metric, Window window, String item) {
        long start = window.firstEndAfter(sent.eventTimeMillis()) - window.sizeMillis();
        valuesByKey.merge(key(sent.siteId(), metric, window, start, item), 1L, Long::sum);
    }

    static String key(String siteId, Metric metric, Window window, long start, String item) {
        return siteId + '|' + metric.id() + '|' + window.id() + '|' + start + '|' + item;
    }

    static boolean covers(Metric metric, Window window) {
        return WINDOWS.contains(window)
                && switch (metric) {
                    case EVENTS, EVENT_TYPES, PAGE_VIEWS, CLICKS, CONVERSIONS -> true;
                    default -> false;
                };
    }
}
