package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one key that wait for their turn, and the ids of those that came lately; kept in
 * state. One object for each key, changed in place, for at thousands of events a second each
 * further look into state costs.
 *
 * @param waiting in order of arrival
 * @param timesById event times of all that are remembered, waiting or not
 */
public record Arrivals(List<CandidateEvent> waiting, Map<String, Long> timesById) {

    private static final Comparator<CandidateEvent> BY_TIME =
            Comparator.comparingLong(CandidateEvent::timeMillis)
                    .thenComparing(CandidateEvent::eventId);

    static Arrivals none() {
        return new Arrivals(new ArrayList<>(4), new HashMap<>());
    }

    boolean isEmpty() {
        return waiting.isEmpty() && timesById.isEmpty();
    }

    /** False for a copy of what has come already. */
    boolean add(CandidateEvent event) {
        if (timesById.putIfAbsent(event.eventId(), event.timeMillis()) != null) {
            return false;
        }
        waiting.add(event);
        return true;
    }

    /** Takes out what happened until then, in order of time and id. */
    List<CandidateEvent> takeUntil(long timeMillis) {
        List<CandidateEvent> due = new ArrayList<>();
        waiting.removeIf(event -> event.timeMillis() <= timeMillis && due.add(event));
        due.sort(BY_TIME);
        return due;
    }

    /** Forgets the ids of what happened until then. */
    void forgetUntil(long timeMillis) {
        timesById.values().removeIf(time -> time <= timeMillis);
    }
}
