package io.realtimeanalytics.pipeline.count;

import io.realtimeanalytics.pipeline.ingest.SiteEvent;

/**
 * The earliest telling of a conversion; state.
 *
 * @param siteId website
 * @param name the conversion's name
 * @param atMillis event time
 * @param idHash hash of the event's id: decides between equal times
 * @param receivedAtMillis when the collector got it
 * @param currency ISO 4217, empty where there is no value
 * @param valueMinor value in minor units
 */
public record FirstConversion(
        String siteId,
        String name,
        long atMillis,
        long idHash,
        long receivedAtMillis,
        String currency,
        long valueMinor) {

    static FirstConversion of(SiteEvent event) {
        return new FirstConversion(
                event.siteId(),
                event.name(),
                event.eventTimeMillis(),
                event.idHash(),
                event.receivedAtMillis(),
                event.currency(),
                event.valueMinor());
    }

    boolean isEarlierThan(FirstConversion other) {
        return atMillis != other.atMillis ? atMillis < other.atMillis : idHash < other.idHash;
    }
}
