package io.realtimeanalytics.collector.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realtimeanalytics.collector.enrich.Draft;
import io.realtimeanalytics.collector.http.Response;
import java.util.List;

/** The verdicts on the events of one request, in the order of the events. */
final class Verdicts {

    private Verdicts() {}

    static List<Draft> accepted(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Accepted.class::isInstance)
                .map(verdict -> ((Verdict.Accepted) verdict).draft())
                .toList();
    }

    static Response response(List<Verdict> verdicts) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("accepted", accepted(verdicts).size());
        ArrayNode results = answer.putArray("results");
        for (Verdict verdict : verdicts) {
            ObjectNode result = results.addObject();
            if (verdict instanceof Verdict.Accepted accepted) {
                result.put("event_id", accepted.draft().event().getEventId());
                result.put("verdict", "accepted");
            } else if (verdict instanceof Verdict.Rejected rejected) {
                result.put("event_id", rejected.eventId());
                result.put("verdict", "rejected");
                result.put("reason", rejected.reason().id());
                result.put("field", rejected.field());
            }
        }
        return Response.of(202, "application/json", answer.toString());
    }
}
