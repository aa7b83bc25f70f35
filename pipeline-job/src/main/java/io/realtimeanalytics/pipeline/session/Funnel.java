package io.realtimeanalytics.pipeline.session;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The purchase funnel: names of events, in the order in which a buyer makes them. */
final class Funnel {

    private static final List<String> STEPS =
            List.of("view_item", "add_to_cart", "begin_checkout", "purchase");

    /**
     * A step that a session has reached.
     *
     * @param atMillis event time of its first event
     * @param sinceMillis time since the step before, 0 for the first
     */
    record Step(String name, long atMillis, long sinceMillis) {}

    private Funnel() {}

    static boolean isStep(SiteEvent event) {
        boolean isNamed =
                event.type().equals(SiteEvent.CUSTOM) || event.type().equals(SiteEvent.CONVERSION);
        return isNamed && STEPS.contains(event.name());
    }

    /**
     * The steps up to the first one that is missing or came before its predecessor.
     *
     * @param atMillis event time of the first event of each step
     */
    static List<Step> reached(Map<String, Long> atMillis) {
        List<Step> reached = new ArrayList<>();
        long lastMillis = Long.MIN_VALUE;
        for (String name : STEPS) {
            Long at = atMillis.get(name);
            if (at == null || at < lastMillis) {
                break;
            }
            reached.add(new Step(name, at, reached.isEmpty() ? 0 : at - lastMillis));
            lastMillis = at;
        }
        return reached;
    }
}
