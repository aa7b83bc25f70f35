package io.realtimeanalytics.pipeline.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What the job needs of an event; crosses streams.
 *
 * @param siteId website
 * @param eventId equal for copies of one event
 * @param visitorId rotating hash; null where privacy signals forbid it
 * @param type name of the event type, for example page_view
 * @param name the conversion's or custom event's own name; the web vital; the error's first line
 * @param eventTimeMillis when it happened, by the collector's clock
 * @param receivedAtMillis when the collector got it
 * @param path path of the page, empty where there is none
 * @param referrer source of an entrance: a host name or (direct); empty for other events
 * @param campaign utm_campaign, empty where there is none
 * @param country ISO 3166-1 alpha-2
 * @param device device type
 * @param measure value of a web vital: milliseconds, unitless for CLS; 0 for other events
 * @param valueMinor value of a conversion in minor units
 * @param currency ISO 4217, empty where there is no value
 * @param isBot excluded from all metrics
 */
public record SiteEvent(
        String siteId,
        String eventId,
        @Nullable String visitorId,
        String type,
        String name,
        long eventTimeMillis,
        long receivedAtMillis,
        String path,
        String referrer,
        String campaign,
        String country,
        String device,
        double measure,
        long valueMinor,
        String currency,
        boolean isBot) {

    /** Event type of page views. */
    public static final String PAGE_VIEW = "page_view";

    /** Event type of clicks. */
    public static final String CLICK = "click";

    /** Event type of conversions. */
    public static final String CONVERSION = "conversion";

    /** Event type of events that the site names itself. */
    public static final String CUSTOM = "custom";

    /** Event type of measured web vitals. */
    public static final String WEB_VITAL = "web_vital";

    /** Event type of errors in scripts. */
    public static final String EXCEPTION = "exception";

    /** Whether it belongs to a known visitor who is not a bot. */
    public boolean isFromVisitor() {
        return visitorId != null && !isBot;
    }

    /** Key of the visitor within all sites; only for events from a visitor. */
    public String visitorKey() {
        return siteId + '|' + visitorId;
    }
}
