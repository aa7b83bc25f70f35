package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.pipeline.stream.StreamType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What the job needs of an event; crosses streams.
 *
 * @param siteId website
 * @param eventId equal for copies of one event
 * @param idHash hash of that: see {@link EventIds}
 * @param idCheck second hash, of site and id: both together identify the event
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
 * @param transactionId of a conversion, empty where there is none
 * @param outcome what becomes of it, as far as is known by now
 * @param trace traceparent, where the event is traced; null nearly always
 */
@TypeInfo(SiteEvent.StreamTypes.class)
public record SiteEvent(
        String siteId,
        String eventId,
        long idHash,
        long idCheck,
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
        String transactionId,
        Outcome outcome,
        @Nullable String trace) {

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

    /** Tells Flink how it travels. */
    public static final class StreamTypes extends TypeInfoFactory<SiteEvent> {
        @Override
        public TypeInformation<SiteEvent> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new StreamType<>(SiteEvent.class, SiteEventSerializer::new);
        }
    }

    /** Whether it is in the metrics. */
    public boolean isCounted() {
        return outcome == Outcome.COUNTED;
    }

    /** Whether it is in the metrics and belongs to a known visitor. */
    public boolean isOfVisitor() {
        return isCounted() && visitorId != null;
    }

    /** Whether it may be told again under another id, as when a page of thanks is loaded twice. */
    public boolean isTransaction() {
        return type.equals(CONVERSION) && !transactionId.isEmpty();
    }

    /** Key of the visitor within all sites; only for events of a visitor. */
    public String visitorKey() {
        return siteId + '|' + visitorId;
    }

    /** The same with another outcome. */
    public SiteEvent as(Outcome other) {
        return new SiteEvent(
                siteId,
                eventId,
                idHash,
                idCheck,
                visitorId,
                type,
                name,
                eventTimeMillis,
                receivedAtMillis,
                path,
                referrer,
                campaign,
                country,
                device,
                measure,
                valueMinor,
                currency,
                transactionId,
                other,
                trace);
    }

    /** The same with another trace. */
    public SiteEvent traced(@Nullable String other) {
        return new SiteEvent(
                siteId,
                eventId,
                idHash,
                idCheck,
                visitorId,
                type,
                name,
                eventTimeMillis,
                receivedAtMillis,
                path,
                referrer,
                campaign,
                country,
                device,
                measure,
                valueMinor,
                currency,
                transactionId,
                outcome,
                other);
    }
}
