package io.realtimeanalytics.pipeline.testing;

import io.realtimeanalytics.pipeline.ingest.EventIds;
import io.realtimeanalytics.pipeline.ingest.Outcome;
import io.realtimeanalytics.pipeline.ingest.SiteEvent;
import org.jspecify.annotations.Nullable;

/** Events of one shop on one morning; the k-th event has id e-k unless told otherwise. */
public final class TestEvents {

    /** 2026-11-22T08:00:00Z, on the grid of every window. */
    public static final long MORNING = 1_795_334_400_000L;

    private TestEvents() {}

    /** A page view of {@code /} from Germany, as an entrance from a search engine. */
    public static SiteEvent pageView(String eventId, String visitorId, long timeMillis) {
        return event(eventId, visitorId, SiteEvent.PAGE_VIEW, timeMillis, "/", 0, "");
    }

    /** A page view of a path. */
    public static SiteEvent pageViewOf(
            String path, String eventId, @Nullable String visitorId, long timeMillis) {
        return event(eventId, visitorId, SiteEvent.PAGE_VIEW, timeMillis, path, 0, "");
    }

    /** A click. */
    public static SiteEvent click(String eventId, String visitorId, long timeMillis) {
        return event(eventId, visitorId, SiteEvent.CLICK, timeMillis, "/", 0, "");
    }

    /** A purchase. */
    public static SiteEvent purchase(
            String eventId, String visitorId, long timeMillis, long valueMinor, String currency) {
        return event(
                eventId, visitorId, SiteEvent.CONVERSION, timeMillis, "/", valueMinor, currency);
    }

    /** A purchase of 10 EUR with a transaction id. */
    public static SiteEvent order(
            String transactionId, String eventId, String visitorId, long timeMillis) {
        SiteEvent plain = purchase(eventId, visitorId, timeMillis, 1_000, "EUR");
        return new SiteEvent(
                plain.siteId(),
                plain.eventId(),
                plain.idHash(),
                plain.idCheck(),
                plain.visitorId(),
                plain.type(),
                plain.name(),
                plain.eventTimeMillis(),
                plain.receivedAtMillis(),
                plain.path(),
                plain.referrer(),
                plain.campaign(),
                plain.country(),
                plain.device(),
                plain.measure(),
                plain.valueMinor(),
                plain.currency(),
                transactionId,
                plain.outcome(),
                null);
    }

    /** An event that the site names itself. */
    public static SiteEvent custom(String name, String eventId, String visitorId, long timeMillis) {
        return named(SiteEvent.CUSTOM, name, eventId, visitorId, timeMillis, 0);
    }

    /** A measured web vital. */
    public static SiteEvent vital(String vital, double value, String eventId, long timeMillis) {
        return named(SiteEvent.WEB_VITAL, vital, eventId, "v-1", timeMillis, value);
    }

    private static SiteEvent named(
            String type,
            String name,
            String eventId,
            String visitorId,
            long timeMillis,
            double measure) {
        return new SiteEvent(
                "shop",
                eventId,
                EventIds.hashOf(eventId),
                EventIds.checkOf("shop", eventId),
                visitorId,
                type,
                name,
                timeMillis,
                timeMillis + 5,
                "/",
                "",
                "",
                "DE",
                "mobile",
                measure,
                0,
                "",
                "",
                Outcome.COUNTED,
                null);
    }

    private static SiteEvent event(
            String eventId,
            @Nullable String visitorId,
            String type,
            long timeMillis,
            String path,
            long valueMinor,
            String currency) {
        return new SiteEvent(
                "shop",
                eventId,
                EventIds.hashOf(eventId),
                EventIds.checkOf("shop", eventId),
                visitorId,
                type,
                type.equals(SiteEvent.CONVERSION) ? "purchase" : type,
                timeMillis,
                timeMillis + 5,
                path,
                type.equals(SiteEvent.PAGE_VIEW) ? "search.example" : "",
                "",
                "DE",
                "mobile",
                0,
                valueMinor,
                currency,
                "",
                Outcome.COUNTED,
                null);
    }
}
