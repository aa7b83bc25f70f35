package io.realtimeanalytics.bridge.testing;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.Geo;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.avro.PageView;
import org.jspecify.annotations.Nullable;

/** Events as collectors write them. */
public final class Events {

    private Events() {}

    /** A page view of one visitor, seen by the collector at once. */
    public static Event.Builder pageView(String site, String id, long timeMillis) {
        return event(site, id, timeMillis)
                .setEventType(EventType.page_view)
                .setEventName("page_view")
                .setPage(page("/", null))
                .setPayload(PageView.newBuilder().build());
    }

    /** The first page view of a visit. */
    public static Event.Builder entrance(String site, String id, long timeMillis, String referrer) {
        return pageView(site, id, timeMillis)
                .setPage(page("/", referrer))
                .setPayload(PageView.newBuilder().setEntrance(true).build());
    }

    /** A purchase in euros. */
    public static Event.Builder purchase(
            String site, String id, long timeMillis, String transactionId, long valueMinor) {
        return event(site, id, timeMillis)
                .setEventType(EventType.conversion)
                .setEventName("purchase")
                .setPayload(
                        Conversion.newBuilder()
                                .setTransactionId(transactionId)
                                .setValueMinor(valueMinor)
                                .setCurrency("EUR")
                                .build());
    }

    /** The same from a country. */
    public static Event.Builder from(Event.Builder event, String country) {
        return event.setGeo(Geo.newBuilder().setCountry(country).build());
    }

    private static Event.Builder event(String site, String id, long timeMillis) {
        return Event.newBuilder()
                .setEventId(id)
                .setSiteId(site)
                .setVisitorId("v1")
                .setCreatedAt(timeMillis)
                .setSentAt(timeMillis)
                .setReceivedAt(timeMillis)
                .setEventTime(timeMillis);
    }

    private static Page page(String path, @Nullable String referrer) {
        return Page.newBuilder()
                .setUrl("https://shop.example" + path)
                .setPath(path)
                .setHost("shop.example")
                .setReferrer(referrer)
                .build();
    }
}
