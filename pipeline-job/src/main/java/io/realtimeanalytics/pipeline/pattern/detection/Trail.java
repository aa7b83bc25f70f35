package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import java.util.Arrays;
import java.util.List;

/**
 * What is worth knowing of a row of events, in order of time and id; kept in state.
 *
 * @param firstAtMillis of the first
 * @param lastAtMillis of the last
 * @param count how many
 * @param amountMinor what the cart or order is worth after the last
 * @param currency of the amount
 * @param lastAction what the last one means
 * @param path page of the last one
 * @param eventIds of the first ten
 */
public record Trail(
        long firstAtMillis,
        long lastAtMillis,
        long count,
        long amountMinor,
        String currency,
        Action lastAction,
        String path,
        String[] eventIds) {

    /** Of no event yet. */
    public static final Trail NONE = new Trail(0, 0, 0, 0, "", Action.OTHER, "", new String[0]);

    private static final int MOST_EVENT_IDS = 10;

    /** The trail of some events. */
    public static Trail of(List<CandidateEvent> events) {
        Trail trail = NONE;
        for (CandidateEvent event : events) {
            trail = trail.and(event);
        }
        return trail;
    }

    /** With one more event at its end. */
    public Trail and(CandidateEvent event) {
        return new Trail(
                count == 0 ? event.timeMillis() : firstAtMillis,
                event.timeMillis(),
                count + 1,
                amountWith(event),
                event.currency().isEmpty() ? currency : event.currency(),
                event.action(),
                event.path(),
                idsWith(event.eventId()));
    }

    /** Id of the first event. */
    public String firstEventId() {
        return eventIds[0];
    }

    // Other events than these two say what all of the cart or order is worth, if they say anything.
    private long amountWith(CandidateEvent event) {
        return switch (event.action()) {
            case ADD_TO_CART -> amountMinor + event.amountMinor();
            case REMOVE_FROM_CART -> Math.max(0, amountMinor - event.amountMinor());
            default -> event.amountMinor() > 0 ? event.amountMinor() : amountMinor;
        };
    }

    private String[] idsWith(String id) {
        if (eventIds.length >= MOST_EVENT_IDS) {
            return eventIds;
        }
        String[] more = Arrays.copyOf(eventIds, eventIds.length + 1);
        more[eventIds.length] = id;
        return more;
    }
}
