package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.avro.Session;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sessions of one site that ended last. Confined to the state thread. */
final class Sessions {

    static final int MAX_SESSIONS = 100;

    private static final Comparator<Session> OLDEST_FIRST =
            Comparator.comparingLong(Session::getEndedAt).thenComparing(Session::getSessionId);

    private final Map<String, Session> byId = new HashMap<>();
    private final TreeSet<Session> sorted = new TreeSet<>(OLDEST_FIRST);

    /** Whether it is new and among the newest. */
    boolean apply(Session session) {
        if (byId.putIfAbsent(session.getSessionId(), session) != null) {
            return false;
        }
        sorted.add(session);
        if (sorted.size() > MAX_SESSIONS) {
            byId.remove(sorted.pollFirst().getSessionId());
        }
        return byId.containsKey(session.getSessionId());
    }

    /** Null if it is not among the newest any more. */
    @Nullable Session find(String sessionId) {
        return byId.get(sessionId);
    }

    /** The oldest first. */
    List<Session> all() {
        return List.copyOf(sorted);
    }
}
