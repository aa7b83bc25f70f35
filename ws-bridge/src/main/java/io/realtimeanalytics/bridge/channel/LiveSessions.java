package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.live.LiveSession;

/** Sessions of the job as the live protocol says them. */
final class LiveSessions {

    private LiveSessions() {}

    static LiveSession of(Session session) {
        String campaign = session.getCampaign();
        return new LiveSession(
                session.getSessionId(),
                session.getStartedAt(),
                session.getEndedAt(),
                session.getEvents(),
                session.getPageViews(),
                session.getEntryPage(),
                session.getExitPage(),
                session.getReferrer(),
                campaign == null ? "" : campaign,
                session.getCountry(),
                session.getDevice(),
                session.getConversions(),
                session.getRevenueMinor(),
                session.getIsEngaged());
    }
}
