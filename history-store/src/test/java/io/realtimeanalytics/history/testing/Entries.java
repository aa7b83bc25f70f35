package io.realtimeanalytics.history.testing;

import io.realtimeanalytics.event.live.LiveAlert;
import io.realtimeanalytics.event.live.LiveSession;
import io.realtimeanalytics.history.point.JournalEntry;
import java.util.Map;

/** Sessions and alerts as the jobs make them. */
public final class Entries {

    private Entries() {}

    /** A session of a minute that sold something. */
    public static JournalEntry session(String site, String id, long endedAtMillis) {
        return JournalEntry.of(
                site,
                new LiveSession(
                        id,
                        endedAtMillis - 60_000,
                        endedAtMillis,
                        7,
                        3,
                        "/",
                        "/thanks",
                        "(direct)",
                        "",
                        "CH",
                        "mobile",
                        1,
                        Map.of("CHF", 1_990L),
                        true));
    }

    /** An alert; over if it says when. */
    public static JournalEntry alert(
            String site, String id, long detectedAtMillis, long resolvedAtMillis) {
        return JournalEntry.of(
                site,
                new LiveAlert(
                        id,
                        "traffic_drop",
                        "critical",
                        resolvedAtMillis == 0 ? "open" : "resolved",
                        "",
                        detectedAtMillis,
                        resolvedAtMillis,
                        0,
                        "",
                        "12 events instead of 300"));
    }
}
