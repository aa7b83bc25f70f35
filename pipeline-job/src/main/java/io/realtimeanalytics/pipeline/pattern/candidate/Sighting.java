package io.realtimeanalytics.pipeline.pattern.candidate;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import org.jspecify.annotations.Nullable;

/**
 * What detectors need of an event that is not late and not from a bot; crosses streams. Copies of
 * an event may come more than once, and in any order.
 *
 * @param siteId website
 * @param eventId equal for copies of one event
 * @param visitorId rotating hash; null where privacy signals forbid it
 * @param eventTimeMillis when it happened
 * @param country of a page view; empty for other events
 * @param device of a page view; empty for other events
 * @param referrer of an entrance; empty for other events
 * @param campaign of an entrance; empty without one
 * @param error first line of an error in a script; empty for other events
 */
public record Sighting(
        String siteId,
        String eventId,
        @Nullable String visitorId,
        long eventTimeMillis,
        String country,
        String device,
        String referrer,
        String campaign,
        String error) {

    /** Of an event of the live job. */
    public static Sighting of(SiteEvent event) {
        boolean isPageView = event.type().equals(SiteEvent.PAGE_VIEW);
        boolean isEntrance = !event.referrer().isEmpty();
        return new Sighting(
                event.siteId(),
                event.eventId(),
                event.visitorId(),
                event.eventTimeMillis(),
                isPageView ? event.country() : "",
                isPageView ? event.device() : "",
                event.referrer(),
                isEntrance ? event.campaign() : "",
                event.type().equals(SiteEvent.EXCEPTION) ? event.name() : "");
    }
}
