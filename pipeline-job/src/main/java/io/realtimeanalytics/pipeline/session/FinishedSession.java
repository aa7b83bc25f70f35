package io.realtimeanalytics.pipeline.session;

/**
 * A visit that can no longer change; crosses streams.
 *
 * @param siteId website
 * @param visitorId rotating hash
 * @param session what happened in it
 */
public record FinishedSession(String siteId, String visitorId, OpenSession session) {

    private static final long ENGAGED_AFTER_MILLIS = 10_000;

    /** Deterministic: the same events always make the same id. */
    public String sessionId() {
        return visitorId + '-' + session.startedAtMillis();
    }

    /** Longer than 10 s, or a conversion, or two page views. */
    public boolean isEngaged() {
        return session.endedAtMillis() - session.startedAtMillis() > ENGAGED_AFTER_MILLIS
                || session.conversions() > 0
                || session.pageViews() >= 2;
    }
}
