package io.realtimeanalytics.event.rule;

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

/** The fields that metrics go by; what is absent has a value as well. */
public final class EventFields {

    private static final String DIRECT = "(direct)";
    private static final String UNKNOWN = "unknown";
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private EventFields() {}

    /** The conversion's or custom event's own name; the web vital; the error's first line. */
    public static String nameOf(Event event) {
        if (event.getPayload() instanceof WebVital vital) {
            return vital.getVital().name();
        }
        if (event.getPayload() instanceof ExceptionReport report) {
            return report.getMessage().isEmpty() ? report.getMessageHash() : report.getMessage();
        }
        return event.getEventName();
    }

    /** Path of the page, empty where there is none. */
    public static String pathOf(Event event) {
        Page page = event.getPage();
        return page == null ? "" : page.getPath();
    }

    /** The campaign, empty where there is none. */
    public static String campaignOf(Event event) {
        return event.getCampaign() == null || event.getCampaign().getCampaign() == null
                ? ""
                : event.getCampaign().getCampaign();
    }

    /** ISO 3166-1 alpha-2; ZZ where it is not known. */
    public static String countryOf(Event event) {
        return event.getGeo() == null ? UNKNOWN_COUNTRY : event.getGeo().getCountry();
    }

    /** Device type. */
    public static String deviceOf(Event event) {
        return event.getDevice() == null ? UNKNOWN : event.getDevice().getType();
    }

    /** What a conversion adds; null for other events. */
    public static @Nullable Conversion conversionOf(Event event) {
        return event.getEventType() == EventType.conversion
                        && event.getPayload() instanceof Conversion conversion
                ? conversion
                : null;
    }

    /** Whether a robot made it. */
    public static boolean isBot(Event event) {
        return event.getBot() != null && event.getBot().getIsBot();
    }

    /** Host that led to the site, (direct) without one, empty if the event is no entrance. */
    public static String entranceReferrerOf(Event event) {
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
