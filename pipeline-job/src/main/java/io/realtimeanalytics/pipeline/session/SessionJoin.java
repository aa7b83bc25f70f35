package io.realtimeanalytics.pipeline.session;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How an event changes the sessions of its visitor.
 *
 * @param open all sessions afterwards
 * @param before sessions that the event joined, none if it began a new one
 * @param grown the session that it is in now
 */
public record SessionJoin(List<OpenSession> open, List<OpenSession> before, OpenSession grown) {

    /**
     * Adds an event.
     *
     * @param gap silence that separates two sessions
     */
    public static SessionJoin of(List<OpenSession> open, SiteEvent event, Duration gap) {
        OpenSession grown = OpenSession.of(event);
        List<OpenSession> after = new ArrayList<>();
        List<OpenSession> before = new ArrayList<>();
        for (OpenSession session : open) {
            if (session.isWithinGap(grown, gap.toMillis())) {
                grown = grown.merge(session);
                before.add(session);
            } else {
                after.add(session);
            }
        }
        after.add(grown);
        return new SessionJoin(after, before, grown);
    }
}
