package io.realtimeanalytics.pipeline.ingest;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.avro.WebVital;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reduces events to what the job needs. */
public final class SiteEvents {

    private static final String DIRECT = "(direct)";
    private static final String UNKNOWN = "unknown";
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private SiteEvents() {}

    /** The same, by its own fields alone; lateness is not looked at. */
    public static SiteEvent of(Event event) {
        boolean isConversion =
                event.getEventType() == EventType.conversion
                        && event.getPayload() instanceof Conversion;
        Conversion conversion = isConversion ? (Conversion) event.getPayload() : null;
        Page page = event.getPage();
        return new SiteEvent(
                event.getSiteId(),
                event.getEventId(),
                EventIds.hashOf(event.getEventId()),
                EventIds.checkOf(event.getSiteId(), event.getEventId()),
                event.getVisitorId(),
                event.getEventType().name(),
                nameOf(event),
                event.getEventTime(),
                event.getReceivedAt(),
                page == null ? "" : page.getPath(),
                entranceReferrer(event),
                campaign(event),
                event.getGeo() == null ? UNKNOWN_COUNTRY : event.getGeo().getCountry(),
                event.getDevice() == null ? UNKNOWN : event.getDevice().getType(),
                event.getPayload() instanceof WebVital vital ? vital.getValue() : 0,
                conversion == null ? 0 : conversion.getValueMinor(),
                conversion == null || conversion.getCurrency() == null
                        ? ""
                        : conversion.getCurrency(),
                conversion == null || conversion.getTransactionId() == null
                        ? ""
                        : conversion.getTransactionId(),
                event.getBot() != null && event.getBot().getIsBot()
                        ? Outcome.BOT
                        : Outcome.COUNTED);
    }

    private static String nameOf(Event event) {
        if (event.getPayload() instanceof WebVital vital) {
            return vital.getVital().name();
        }
        if (event.getPayload() instanceof ExceptionReport report) {
            return report.getMessage().isEmpty() ? report.getMessageHash() : report.getMessage();
        }
        return event.getEventName();
    }

    private static String campaign(Event event) {
        return event.getCampaign() == null || event.getCampaign().getCampaign() == null
                ? ""
                : event.getCampaign().getCampaign();
    }

    /** Host that led to the site, (direct) without one, empty if the event is no entrance. */
    private static String entranceReferrer(Event event) {
        if (!(event.getPayload() instanceof PageView view) || !view.getEntrance()) {
            return "";
        }
        Page page = event.getPage();
        String host = page == null ? "" : hostOf(page.getReferrer());
        boolean isInternal = page != null && host.equals(withoutWww(page.getHost()));
        return host.isEmpty() || isInternal ? DIRECT : host;
    }

    private static String hostOf(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return "";
        }
        try {
            String host = new URI(address).getHost();
            if (host == null) {
                return "";
            }
            return withoutWww(host);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String withoutWww(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? lower.substring("www.".length()) : lower;
    }
}
