package io.realtimeanalytics.collector.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.realtimeanalytics.collector.enrich.Draft;
import io.realtimeanalytics.collector.enrich.Masking;
import io.realtimeanalytics.collector.enrich.PageAddress;
import io.realtimeanalytics.event.avro.Device;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.Library;
import io.realtimeanalytics.event.avro.Page;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one JSON event into a draft of the record that goes to Kafka, or says why not. */
final class EventValidator {

    private static final long LATEST_CLOCK_MILLIS = 4_102_444_800_000L; // the year 2100
    private static final int MAX_ADDRESS_CHARS = 2_000;
    private static final int MAX_TITLE_CHARS = 300;
    private static final int MAX_PIXELS = 100_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern TIMEZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,64}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final List<String> DEVICES =
            List.of("desktop", "mobile", "tablet", "tv", "unknown");
    private static final Set<String> TYPES =
            Arrays.stream(EventType.values())
                    .filter(type -> type != EventType.unknown)
                    .map(EventType::name)
                    .collect(Collectors.toUnmodifiableSet());

    private final Clock clock;

    EventValidator(Clock clock) {
        this.clock = clock;
    }

    /**
     * Judges one event of a batch.
     *
     * @param isServer the request came with a server's key
     */
    Verdict judge(JsonNode json, Batch batch, boolean isServer, Findings findings) {
        if (!(json instanceof ObjectNode object)) {
            return new Verdict.Rejected(null, RejectReason.WRONG_TYPE, null);
        }
        FieldReader fields = new FieldReader(object, "", findings);
        Event event = new Event();
        String eventId = fields.matching("event_id", EventIds.FORM);
        event.setEventId(
                eventId == null ? EventIds.next(clock.millis()) : EventIds.normalize(eventId));
        readIdentity(event, fields, batch);
        readTypeAndName(event, fields);
        readPage(event, fields);
        readSurroundings(event, fields);
        event.setPayload(readPayload(event, fields));
        event.setProperties(Properties.read(fields.rawObject("properties"), findings));
        Long createdAt = fields.whole("created_at", 0, LATEST_CLOCK_MILLIS);
        Long sentAt = readSentAt(fields, batch, findings);
        Draft.Claims claims = isServer ? readClaims(fields) : null;
        fields.finish();
        RejectReason reason = findings.reason();
        return reason == null
                ? new Verdict.Accepted(new Draft(event, createdAt, sentAt, claims))
                : new Verdict.Rejected(eventId, reason, findings.field());
    }

    private static void readIdentity(Event event, FieldReader fields, Batch batch) {
        String siteId = fields.text("site_id", Integer.MAX_VALUE);
        if (siteId != null && !siteId.equals(batch.siteId())) {
            fields.reject(RejectReason.SITE_MISMATCH, "site_id");
        }
        event.setSiteId(batch.siteId());
        event.setPageViewId(fields.matching("page_view_id", ID));
        event.setSessionId(fields.matching("session_id", ID));
        event.setClientSeq(fields.whole("client_seq", 0, Long.MAX_VALUE));
    }

    private static void readTypeAndName(Event event, FieldReader fields) {
        String type = fields.requiredText("event_type", Integer.MAX_VALUE);
        if (!TYPES.contains(type)) {
            fields.reject(RejectReason.UNKNOWN_VALUE, "event_type");
            event.setEventType(EventType.unknown);
            return;
        }
        event.setEventType(EventType.valueOf(type));
        String name = fields.matching("event_name", NAME);
        if (event.getEventType() != EventType.custom
                && event.getEventType() != EventType.conversion) {
            event.setEventName(type);
        } else if (name == null) {
            fields.reject(RejectReason.MISSING, "event_name");
        } else if (TYPES.contains(name)) {
            fields.reject(RejectReason.RESERVED_NAME, "event_name");
        } else {
            event.setEventName(name);
        }
    }

    private static void readPage(Event event, FieldReader fields) {
        FieldReader page = fields.object("page");
        if (page == null) {
            if (event.getEventType() == EventType.page_view) {
                fields.reject(RejectReason.MISSING, "page");
            }
            return;
        }
        String url = page.requiredText("url", MAX_ADDRESS_CHARS);
        Optional<PageAddress> address = PageAddress.parse(url);
        String title = page.prose("title", MAX_TITLE_CHARS);
        String referrer = page.prose("referrer", MAX_ADDRESS_CHARS);
        page.finish();
        if (address.isEmpty()) {
            page.reject(RejectReason.INVALID_FORMAT, "url");
            return;
        }
        event.setPage(pageOf(address.get(), title, referrer));
        event.setCampaign(address.get().campaign());
    }

    private static Page pageOf(
            PageAddress address, @Nullable String title, @Nullable String referrer) {
        Page page = new Page();
        page.setUrl(address.url());
        page.setPath(address.path());
        page.setHost(address.host());
        page.setQuery(address.query());
        page.setTitle(title == null ? null : Masking.mask(title));
        page.setReferrer(
                referrer == null
                        ? null
                        : PageAddress.parse(referrer).map(PageAddress::withoutQuery).orElse(null));
        return page;
    }

    private static void readSurroundings(Event event, FieldReader fields) {
        Device device = new Device();
        FieldReader screen = fields.object("screen");
        if (screen != null) {
            device.setScreenWidth(screen.wholeOr("width", 0, MAX_PIXELS, 0));
            device.setScreenHeight(screen.wholeOr("height", 0, MAX_PIXELS, 0));
            screen.finish();
        }
        device.setLanguage(fields.plausible("language", LANGUAGE));
        device.setTimezone(fields.plausible("timezone", TIMEZONE));
        event.setDevice(device);
        FieldReader library = fields.object("library");
        if (library != null) {
            event.setLibrary(
                    new Library(
                            library.requiredText("name", 64), library.requiredText("version", 32)));
            library.finish();
        }
    }

    private static @Nullable Object readPayload(Event event, FieldReader fields) {
        FieldReader payload = fields.object("payload");
        FieldReader present =
                payload == null
                        ? new FieldReader(
                                JsonNodeFactory.instance.objectNode(),
                                "payload.",
                                fields.findings())
                        : payload;
        String name = event.getEventName() == null ? "" : event.getEventName();
        return Payloads.read(event.getEventType(), name, present);
    }

    private static @Nullable Long readSentAt(FieldReader fields, Batch batch, Findings findings) {
        Long own = fields.whole("sent_at", 0, LATEST_CLOCK_MILLIS);
        if (own != null || batch.sentAt() == null) {
            return own;
        }
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.set("sent_at", batch.sentAt());
        return new FieldReader(envelope, "", findings).whole("sent_at", 0, LATEST_CLOCK_MILLIS);
    }

    private static Draft.Claims readClaims(FieldReader fields) {
        String deviceType = fields.oneOf("device_type", DEVICES, "");
        return new Draft.Claims(
                fields.matching("visitor_id", ID),
                fields.matching("country", COUNTRY),
                fields.text("user_agent", 1_000),
                deviceType.isEmpty() ? null : deviceType);
    }
}
