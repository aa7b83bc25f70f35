package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.WebVital;
import io.realtimeanalytics.event.rule.EventFields;

/** Reduces events to what the job needs. */
public final class SiteEvents {

    private SiteEvents() {}

    /** The same, by its own fields alone; lateness is not looked at. */
    public static SiteEvent of(Event event) {
        Conversion conversion = EventFields.conversionOf(event);
        return new SiteEvent(
                event.getSiteId(),
                event.getEventId(),
                EventIds.hashOf(event.getEventId()),
                EventIds.checkOf(event.getSiteId(), event.getEventId()),
                event.getVisitorId(),
                event.getEventType().name(),
                EventFields.nameOf(event),
                event.getEventTime(),
                event.getReceivedAt(),
                EventFields.pathOf(event),
                EventFields.entranceReferrerOf(event),
                EventFields.campaignOf(event),
                EventFields.countryOf(event),
                EventFields.deviceOf(event),
                event.getPayload() instanceof WebVital vital ? vital.getValue() : 0,
                conversion == null ? 0 : conversion.getValueMinor(),
                conversion == null || conversion.getCurrency() == null
                        ? ""
                        : conversion.getCurrency(),
                conversion == null || conversion.getTransactionId() == null
                        ? ""
                        : conversion.getTransactionId(),
                EventFields.isBot(event) ? Outcome.BOT : Outcome.COUNTED,
                null);
    }
}
