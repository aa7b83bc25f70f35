package io.realtimeanalytics.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.collector.http.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request, whichever of the three forms they came in.
 *
 * @param siteId site all of them belong to
 * @param sentAt stands in for events without their own {@code sent_at}
 * @param events not yet validated
 */
record Batch(String siteId, @Nullable JsonNode sentAt, List<JsonNode> events) {

    private static final int MAX_EVENTS = 1_000;

    /** Takes one event, a list of events, or an object with {@code events}. */
    static Batch of(JsonNode json) throws RefusedException {
        boolean isEnvelope = json.isObject() && json.has("events");
        JsonNode list = isEnvelope ? json.get("events") : json;
        List<JsonNode> events = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(events::add);
        } else if (!isEnvelope && json.isObject()) {
            events.add(json);
        }
        if (events.isEmpty()) {
            throw new RefusedException(Problem.SHAPE);
        }
        if (events.size() > MAX_EVENTS) {
            throw new RefusedException(Problem.TOO_MANY_EVENTS);
        }
        return new Batch(
                siteOf(isEnvelope ? json : null, events),
                isEnvelope ? json.get("sent_at") : null,
                events);
    }

    private static String siteOf(@Nullable JsonNode envelope, List<JsonNode> events)
            throws RefusedException {
        if (envelope != null && envelope.path("site_id").isTextual()) {
            return envelope.get("site_id").textValue();
        }
        for (JsonNode event : events) {
            if (event.path("site_id").isTextual()) {
                return event.get("site_id").textValue();
            }
        }
        throw new RefusedException(Problem.UNKNOWN_SITE);
    }
}
