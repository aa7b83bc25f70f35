package io.realtimeanalytics.simulator.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.realtimeanalytics.event.avro.Campaign;
import io.realtimeanalytics.event.avro.Device;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.simulator.traffic.EventFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events as a trusted server sends them to the collector: what the collector finds out by itself is
 * left out. Confined to one thread.
 */
public final class JsonFormat implements EventFormat {

    private final JsonFactory factory = new JsonFactory();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);

    @Override
    public byte[] encode(Event event) {
        bytes.reset();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            writeEnvelope(json, event);
            writePage(json, event.getPage(), event.getCampaign());
            writeDevice(json, event.getDevice());
            if (event.getPayload() instanceof SpecificRecord payload) {
                json.writeFieldName("payload");
                AvroJson.write(json, payload);
            }
            json.writeObjectFieldStart("properties");
            for (Map.Entry<String, Object> property : event.getProperties().entrySet()) {
                json.writeFieldName(property.getKey());
                AvroJson.write(json, property.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeEnvelope(JsonGenerator json, Event event) throws IOException {
        json.writeStringField("event_id", event.getEventId());
        json.writeStringField("event_type", event.getEventType().name());
        json.writeStringField("event_name", event.getEventName());
        json.writeStringField("site_id", event.getSiteId());
        writeUnlessNull(json, "visitor_id", event.getVisitorId());
        writeUnlessNull(json, "session_id", event.getSessionId());
        writeUnlessNull(json, "page_view_id", event.getPageViewId());
        if (event.getClientSeq() != null) {
            json.writeNumberField("client_seq", event.getClientSeq());
        }
        json.writeNumberField("created_at", event.getCreatedAt());
        json.writeNumberField("sent_at", event.getSentAt());
        if (event.getGeo() != null) {
            json.writeStringField("country", event.getGeo().getCountry());
        }
        if (event.getLibrary() != null) {
            json.writeFieldName("library");
            AvroJson.write(json, event.getLibrary());
        }
    }

    private static void writePage(
            JsonGenerator json, @Nullable Page page, @Nullable Campaign campaign)
            throws IOException {
        if (page == null) {
            return;
        }
        json.writeObjectFieldStart("page");
        json.writeStringField("url", urlOf(page, campaign));
        writeUnlessNull(json, "title", page.getTitle());
        writeUnlessNull(json, "referrer", page.getReferrer());
        json.writeEndObject();
    }

    // In the browser's address bar the advertiser's click id is still there.
    private static String urlOf(Page page, @Nullable Campaign campaign) {
        String clickId = campaign == null ? null : campaign.getClickId();
        return clickId == null ? page.getUrl() : page.getUrl() + '&' + clickId + "=simulated";
    }

    private static void writeDevice(JsonGenerator json, @Nullable Device device)
            throws IOException {
        if (device == null) {
            return;
        }
        json.writeStringField("user_agent", UserAgents.of(device));
        json.writeStringField("device_type", device.getType());
        json.writeStringField("language", device.getLanguage());
        json.writeStringField("timezone", device.getTimezone());
        json.writeObjectFieldStart("screen");
        json.writeNumberField("width", device.getScreenWidth());
        json.writeNumberField("height", device.getScreenHeight());
        json.writeEndObject();
    }

    private static void writeUnlessNull(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
