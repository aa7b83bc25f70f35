package io.realtimeanalytics.pipeline.pattern.candidate;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.Bot;
import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.pipeline.testing.MemoryRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidateReaderTest {

    private final MemoryRegistry registry = new MemoryRegistry();
    private final AvroEncoder<Event> encoder =
            AvroEncoder.of(Event.class, Subjects.EVENT, registry);
    private final CandidateReader reader =
            new CandidateReader(URI.create("http://unused"), Duration.ofSeconds(10));

    @BeforeEach
    void open() {
        reader.open(registry);
    }

    @Test
    void readsClicks() {
        CandidateEvent click = candidate(event(EventType.click, "click").setPayload(clickAt(3, 4)));

        assertThat(click.action()).isEqualTo(Action.CLICK);
        assertThat(click.x()).isEqualTo(3);
        assertThat(click.y()).isEqualTo(4);
        assertThat(click.pageViewId()).isEqualTo("p-1");
        assertThat(click.isFromVisitor()).isTrue();
    }

    @Test
    void readsWhatACartIsWorthFromATotalOrFromPriceAndPieces() {
        CandidateEvent total =
                candidate(
                        event(EventType.custom, "begin_checkout")
                                .setProperties(Map.of("value_minor", 900L, "currency", "CHF")));
        CandidateEvent pieces =
                candidate(
                        event(EventType.custom, "add_to_cart")
                                .setProperties(Map.of("price_minor", 250L, "quantity", 2L)));

        assertThat(total.action()).isEqualTo(Action.BEGIN_CHECKOUT);
        assertThat(total.amountMinor()).isEqualTo(900);
        assertThat(total.currency()).isEqualTo("CHF");
        assertThat(pieces.action()).isEqualTo(Action.ADD_TO_CART);
        assertThat(pieces.amountMinor()).isEqualTo(500);
    }

    @Test
    void readsPurchasesPaymentErrorsAndMissingPages() {
        Conversion order = Conversion.newBuilder().setTransactionId("t-1").build();
        ExceptionReport error =
                ExceptionReport.newBuilder()
                        .setMessageHash("h")
                        .setMessage("PaymentError: provider answered 503")
                        .build();

        CandidateEvent purchase =
                candidate(event(EventType.conversion, "purchase").setPayload(order));
        CandidateEvent failure =
                candidate(event(EventType.exception, "exception").setPayload(error));
        CandidateEvent missing =
                candidate(event(EventType.page_view, "page_view").setPage(page("Page not found")));

        assertThat(purchase.action()).isEqualTo(Action.PURCHASE);
        assertThat(purchase.reference()).isEqualTo("t-1");
        assertThat(failure.action()).isEqualTo(Action.PAYMENT_ERROR);
        assertThat(missing.action()).isEqualTo(Action.MISSING_PAGE);
        assertThat(missing.reference()).isEqualTo("https://shop.example/old");
    }

    @Test
    void whatIsDelayedIsSoByItsOwnFields() {
        PatternRecord inTime =
                read(event(EventType.click, "click").setReceivedAt(MORNING + 10_000));
        PatternRecord delayed =
                read(event(EventType.click, "click").setReceivedAt(MORNING + 10_001));

        assertThat(inTime.isDelayed()).isFalse();
        assertThat(inTime.timeMillis()).isEqualTo(MORNING);
        assertThat(inTime.sighting()).isNotNull();
        assertThat(inTime.event()).isNotNull();
        assertThat(delayed).isEqualTo(PatternRecord.DELAYED);
    }

    @Test
    void robotsAreForPatternsAlone() {
        PatternRecord robot =
                read(
                        event(EventType.click, "click")
                                .setBot(Bot.newBuilder().setIsBot(true).build()));

        assertThat(Objects.requireNonNull(robot.event()).isBot()).isTrue();
        assertThat(robot.sighting()).isNull();
    }

    @Test
    void ticksMoveTimeAndPoisonDoesNothing() {
        assertThat(reader.read(record(null)).timeMillis()).isEqualTo(MORNING);
        assertThat(reader.read(record(new byte[] {9}))).isEqualTo(PatternRecord.NOTHING);
    }

    private CandidateEvent candidate(Event.Builder event) {
        return Objects.requireNonNull(read(event).event());
    }

    private PatternRecord read(Event.Builder event) {
        return reader.read(record(encoder.encode(event.build())));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "events",
                0,
                0,
                MORNING,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static Click clickAt(int x, int y) {
        return Click.newBuilder().setX(x).setY(y).build();
    }

    private static Page page(String title) {
        return Page.newBuilder()
                .setUrl("https://shop.example/gone")
                .setPath("/gone")
                .setTitle(title)
                .setReferrer("https://shop.example/old")
                .build();
    }

    private static Event.Builder event(EventType type, String name) {
        return Event.newBuilder()
                .setEventId("e-1")
                .setEventType(type)
                .setEventName(name)
                .setSiteId("shop")
                .setVisitorId("v-1")
                .setPageViewId("p-1")
                .setCreatedAt(MORNING)
                .setSentAt(MORNING)
                .setReceivedAt(MORNING + 5)
                .setEventTime(MORNING);
    }
}
