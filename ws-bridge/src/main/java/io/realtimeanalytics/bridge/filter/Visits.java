package io.realtimeanalytics.bridge.filter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the visits of one site came from. An event belongs to the visit that its visitor began
 * last, as far as is known when the event is read. Confined to the consumer thread.
 */
final class Visits {

    private static final long REMEMBERED_MILLIS = Duration.ofHours(1).toMillis();

    private final Map<String, Visit> byVisitor = new HashMap<>();

    /** The beginning of a visit. */
    record Visit(String source, String campaign, long newestMillis) {}

    /** Notes an event of a visitor; the visit that it belongs to, null if that is not known. */
    @Nullable Visit note(String visitorId, String entrance, String campaign, long timeMillis) {
        Visit known = byVisitor.get(visitorId);
        if (entrance.isEmpty()) {
            if (known != null && timeMillis > known.newestMillis()) {
                known = new Visit(known.source(), known.campaign(), timeMillis);
                byVisitor.put(visitorId, known);
            }
            return known;
        }
        Visit begun = new Visit(entrance, campaign, timeMillis);
        if (known == null || known.newestMillis() <= timeMillis) {
            byVisitor.put(visitorId, begun);
        }
        return begun;
    }

    /** Forgets visits that ended long ago. */
    void forgetBefore(long nowMillis) {
        byVisitor.values().removeIf(visit -> visit.newestMillis() < nowMillis - REMEMBERED_MILLIS);
    }
}
