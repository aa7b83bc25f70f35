package io.realtimeanalytics.pipeline.pattern.detection;

import io.realtimeanalytics.pipeline.pattern.candidate.Action;
import io.realtimeanalytics.pipeline.pattern.candidate.CandidateEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private static final int MOST_EVENT_IDS = 10;

    /** A row of at least one event. */
    public static Trail of(List<CandidateEvent> events) {
        Trail trail = null;
        for (CandidateEvent event : events) {
            trail = and(trail, event);
        }
        if (trail == null) {
            throw new IllegalArgumentException("events: none (expected: at least one)");
        }
        return trail;
    }

    /** The row with one more event at its end. */
    public static Trail and(@Nullable Trail before, CandidateEvent event) {
        boolean isFirst = before == null;
        return new Trail(
                isFirst ? event.timeMillis() : before.firstAtMillis,
                event.timeMillis(),
                isFirst ? 1 : before.count + 1,
                amountAfter(isFirst ? 0 : before.amountMinor, event),
                event.currency().isEmpty() && !isFirst ? before.currency : event.currency(),
                event.action(),
                event.path(),
                idsWith(isFirst ? new String[0] : before.eventIds, event.eventId()));
    }

    /** Id of the first event. */
    public String firstEventId() {
        return eventIds[0];
    }

    // Other events than these two say what all of the cart or order is worth, if they say anything.
    private static long amountAfter(long amountMinor, CandidateEvent event) {
        return switch (event.action()) {
            case ADD_TO_CART -> amountMinor + event.amountMinor();
            case REMOVE_FROM_CART -> Math.max(0, amountMinor - event.amountMinor());
            default -> event.amountMinor() > 0 ? event.amountMinor() : amountMinor;
        };
    }

    private static String[] idsWith(String[] ids, String id) {
        if (ids.length >= MOST_EVENT_IDS) {
            return ids;
        }
        String[] more = Arrays.copyOf(ids, ids.length + 1);
        more[ids.length] = id;
        return more;
    }
}
