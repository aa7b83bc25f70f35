package io.realtimeanalytics.verification.oracle.run;

import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.verification.oracle.database.Script;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends {@code boundary-cases.txt}, as events of one of the simulated sites. */
final class BoundaryCases {

    private static final String SITE = "pine-books";
    private static final String CURRENCY = "EUR";

    private final Instant begin;

    /**
     * @param begin after all other events
     */
    BoundaryCases(Instant begin) {
        this.begin = begin;
    }

    /** Returns when all are there. */
    void sendTo(Platform platform) throws ExecutionException, InterruptedException {
        List<BoundaryCase> cases = BoundaryCase.parse(Script.textOf("boundary-cases.txt"));
        AvroEncoder<Event> encoder =
                AvroEncoder.of(
                        Event.class,
                        Subjects.EVENT,
                        new HttpSchemaRegistry(platform.registryUrl()));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", platform.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (BoundaryCase one : cases) {
                producer.send(record(event(one), encoder)).get();
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(Event event, AvroEncoder<Event> encoder) {
        return new ProducerRecord<>(
                Topic.EVENTS.name(),
                null,
                event.getReceivedAt(),
                Topic.eventKey(SITE, String.valueOf(event.getVisitorId())),
                encoder.encode(event));
    }

    private Event event(BoundaryCase one) {
        Event.Builder event =
                Event.newBuilder()
                        .setEventId(String.format(Locale.ROOT, "case-%04d", one.number()))
                        .setSiteId(SITE)
                        .setVisitorId(visitorId(one))
                        .setPageViewId("page-" + one.visitor())
                        .setCreatedAt(begin.toEpochMilli() + one.atMillis())
                        .setSentAt(begin.toEpochMilli() + one.arrivesMillis())
                        .setReceivedAt(begin.toEpochMilli() + one.arrivesMillis())
                        .setEventTime(begin.toEpochMilli() + one.atMillis());
        switch (one.action()) {
            case "click" -> click(event, one);
            case "error" -> error(event, one);
            case "view", "missing" -> view(event, one);
            case "purchase" -> purchase(event, one);
            case "session_end" ->
                    event.setEventType(EventType.session_end).setEventName("session_end");
            default -> custom(event, one);
        }
        return event.build();
    }

    private static String visitorId(BoundaryCase one) {
        return "case-" + one.visitor();
    }

    private static void click(Event.Builder event, BoundaryCase one) {
        event.setEventType(EventType.click)
                .setEventName("click")
                .setPayload(
                        Click.newBuilder()
                                .setX(Integer.parseInt(one.part(0)))
                                .setY(Integer.parseInt(one.part(1)))
                                .build());
    }

    private static void error(Event.Builder event, BoundaryCase one) {
        event.setEventType(EventType.exception)
                .setEventName("exception")
                .setPayload(
                        ExceptionReport.newBuilder()
                                .setMessageHash(one.detail())
                                .setMessage(one.detail())
                                .build());
    }

    private static void view(Event.Builder event, BoundaryCase one) {
        String path = one.part(0);
        event.setEventType(EventType.page_view)
                .setEventName("page_view")
                .setPayload(PageView.newBuilder().build())
                .setPage(
                        Page.newBuilder()
                                .setUrl("https://pine-books.example" + path)
                                .setPath(path)
                                .setTitle(one.action().equals("missing") ? "Page not found" : path)
                                .setReferrer(one.part(1).isEmpty() ? null : one.part(1))
                                .build());
    }

    private static void purchase(Event.Builder event, BoundaryCase one) {
        event.setEventType(EventType.conversion)
                .setEventName("purchase")
                .setPayload(
                        Conversion.newBuilder()
                                .setTransactionId(one.part(0))
                                .setValueMinor(Long.parseLong(one.part(1)))
                                .setCurrency(CURRENCY)
                                .build());
    }

    private static void custom(Event.Builder event, BoundaryCase one) {
        event.setEventType(EventType.custom)
                .setEventName(one.action())
                .setProperties(
                        Map.of("value_minor", Long.parseLong(one.part(0)), "currency", CURRENCY));
    }
}
