package io.realtimeanalytics.verification.oracle.dump;

import com.dynatrace.hash4j.hashing.Hashing;
import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.avro.WebVital;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Records of the topic of events, as rows of {@code events}: as they are, without a judgement. */
final class EventRows implements FrozenTopic.Sink {

    private static final int COLUMNS_OF_EVENTS = 32;

    private final AvroDecoder<Event> decoder;
    private final DuckDBAppender table;

    EventRows(SchemaRegistry registry, DuckDBAppender table) {
        this.decoder = new AvroDecoder<>(Event.class, registry);
        this.table = table;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        if (record.value() == null) {
            // A tick of the collector's clock.
            return;
        }
        try {
            Event event = decoder.decode(record.value());
            String fault = faultOf(event);
            begin(record, fault);
            appendIdentity(event);
            appendContext(event);
            appendPayload(event);
            appendForPatterns(event);
        } catch (UndecodableException e) {
            begin(record, e.kind().name());
            for (int column = 0; column < COLUMNS_OF_EVENTS; column++) {
                table.appendNull();
            }
        }
        table.endRow();
    }

    private void begin(ConsumerRecord<byte[], byte[]> record, @Nullable String fault)
            throws SQLException {
        table.beginRow()
                .append(record.partition())
                .append(record.offset())
                .append(fault)
                .append(Decoding.hashOf(record.value()));
    }

    private static @Nullable String faultOf(Event event) {
        if (event.getSiteId().isEmpty()
                || event.getEventId().isEmpty()
                || event.getReceivedAt() <= 0) {
            return "MISSING_FIELD";
        }
        return event.getEventTime() > event.getReceivedAt() ? "FUTURE_EVENT_TIME" : null;
    }

    private void appendIdentity(Event event) throws SQLException {
        table.append(event.getSiteId())
                .append(event.getEventId())
                .append(hashOf(event.getEventId()))
                .append(event.getVisitorId());
        if (event.getVisitorId() == null) {
            table.appendNull();
        } else {
            table.append(hashOf(event.getVisitorId()));
        }
        table.append(event.getEventType().name())
                .append(event.getEventName())
                .append(event.getEventTime())
                .append(event.getReceivedAt());
    }

    private void appendContext(Event event) throws SQLException {
        Page page = event.getPage();
        table.append(page == null ? "" : page.getPath())
                .append(page == null ? "" : page.getHost())
                .append(page == null ? null : page.getReferrer())
                .append(event.getPayload() instanceof PageView view && view.getEntrance())
                .append(event.getCampaign() == null ? null : event.getCampaign().getCampaign())
                .append(event.getGeo() == null ? "ZZ" : event.getGeo().getCountry())
                .append(event.getDevice() == null ? "unknown" : event.getDevice().getType());
    }

    private void appendPayload(Event event) throws SQLException {
        WebVital vital = event.getPayload() instanceof WebVital of ? of : null;
        ExceptionReport report = event.getPayload() instanceof ExceptionReport of ? of : null;
        Conversion conversion = event.getPayload() instanceof Conversion of ? of : null;
        table.append(vital == null ? null : vital.getVital().name())
                .append(vital == null ? 0 : vital.getValue())
                .append(report == null ? null : messageOf(report))
                .append(conversion == null ? 0 : conversion.getValueMinor())
                .append(conversion == null ? null : conversion.getCurrency())
                .append(conversion == null ? null : conversion.getTransactionId())
                .append(event.getBot() != null && event.getBot().getIsBot());
    }

    private void appendForPatterns(Event event) throws SQLException {
        Click click = event.getPayload() instanceof Click of ? of : null;
        Page page = event.getPage();
        table.append(event.getPageViewId())
                .append(page == null ? null : page.getTitle())
                .append(click == null ? 0 : click.getX())
                .append(click == null ? 0 : click.getY())
                .append(textOf(event, "status"));
        appendNumber(event, "value_minor");
        appendNumber(event, "price_minor");
        appendNumber(event, "quantity");
        table.append(textOf(event, "currency"));
    }

    private void appendNumber(Event event, String property) throws SQLException {
        if (event.getProperties().get(property) instanceof Number number) {
            table.append(number.longValue());
        } else {
            table.appendNull();
        }
    }

    private static @Nullable String textOf(Event event, String property) {
        Object value = event.getProperties().get(property);
        return value == null ? null : value.toString();
    }

    private static String messageOf(ExceptionReport report) {
        return report.getMessage().isEmpty() ? report.getMessageHash() : report.getMessage();
    }

    private static long hashOf(String text) {
        return Hashing.xxh3_64().hashCharsToLong(text);
    }
}
