package io.realtimeanalytics.bridge.filter;

import io.realtimeanalytics.event.avro.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What an event that counts adds to metrics, and what it can be filtered by.
 *
 * @param siteId website
 * @param visitorId rotating hash; null where privacy signals forbid it
 * @param type of the event
 * @param name the conversion's or custom event's own name; the error's first line
 * @param timeMillis when it happened, by the collector's clock
 * @param receivedAtMillis when the collector got it
 * @param path of the page, empty where there is none
 * @param entrance source of a visit that begins with it: a host name or (direct); else empty
 * @param source source of the visit that it belongs to, empty where that is not known
 * @param campaign its own or else that of the visit, empty where there is none
 * @param entranceCampaign campaign of a visit that begins with it; else empty
 * @param country ISO 3166-1 alpha-2
 * @param device type
 * @param currency ISO 4217 of a conversion's value, empty where there is none
 * @param valueMinor value of a conversion in minor units
 */
record Fact(
        String siteId,
        @Nullable String visitorId,
        EventType type,
        String name,
        long timeMillis,
        long receivedAtMillis,
        String path,
        String entrance,
        String source,
        String campaign,
        String entranceCampaign,
        String country,
        String device,
        String currency,
        long valueMinor) {}
