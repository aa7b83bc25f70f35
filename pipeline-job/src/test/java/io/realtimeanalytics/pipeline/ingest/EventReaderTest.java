package io.realtimeanalytics.pipeline.ingest;

import static io.realtimeanalytics.pipeline.testing.TestEvents.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.Bot;
import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.avro.Geo;
import io.realtimeanalytics.event.avro.Page;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.pipeline.testing.MemoryRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final Duration MAX_LATENESS = Duration.ofMinutes(15);

    private final MemoryRegistry registry = new MemoryRegistry();
    private final AvroEncoder<Event> encoder =
            AvroEncoder.of(Event.class, Subjects.EVENT, registry);
    private final EventReader reader = new EventReader(registry, MAX_LATENESS);

    @Test
    void readsWhatTheJobNeeds() {
        Event event =
                pageView("https://www.search.example/?q=tents")
                        .setGeo(Geo.newBuilder().setCountry("CH").build())
                        .build();

        SiteEvent read = read(event).event();

        assertThat(read).isNotNull();
        assertThat(read.siteId()).isEqualTo("shop");
        assertThat(read.path()).isEqualTo("/product/tent");
        assertThat(read.referrer()).isEqualTo("search.example");
        assertThat(read.country()).isEqualTo("CH");
        assertThat(read.eventTimeMillis()).isEqualTo(MORNING);
        assertThat(read.isOfVisitor()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, (direct)",
                "https://shop.example/, (direct)",
                "https://www.shop.example/, (direct)",
                "not an address, (direct)",
                "https://News.Example/a, news.example",
            })
    void namesTheSourceOfAnEntrance(@Nullable String referrer, String source) {
        assertThat(read(pageView(referrer).build()).event())
                .extracting(SiteEvent::referrer)
                .isEqualTo(source);
    }

    @Test
    void aPageOfItsOwnSiteIsNoSourceWhateverTheHostBeginsWith() {
        Event event = pageView("https://shop.example/").build();
        event.getPage().setHost("www.shop.example");

        assertThat(read(event).event()).extracting(SiteEvent::referrer).isEqualTo("(direct)");
    }

    @Test
    void aPageViewThatIsNoEntranceHasNoReferrer() {
        Event event = pageView("https://search.example/").build();
        event.setPayload(PageView.newBuilder().setEntrance(false).build());

        assertThat(read(event).event()).extracting(SiteEvent::referrer).isEqualTo("");
    }

    @Test
    void readsTheValueOfAConversion() {
        Event event = pageView(null).setEventType(EventType.conversion).build();
        event.setEventName("purchase");
        event.setPayload(Conversion.newBuilder().setValueMinor(4_990).setCurrency("EUR").build());

        assertThat(read(event).event())
                .extracting(SiteEvent::name, SiteEvent::valueMinor, SiteEvent::currency)
                .containsExactly("purchase", 4_990L, "EUR");
    }

    @Test
    void botsAreNoVisitors() {
        Event event = pageView(null).setBot(Bot.newBuilder().setIsBot(true).build()).build();

        assertThat(read(event).event()).matches(read -> !read.isOfVisitor());
    }

    @Test
    void isLateByItsOwnFieldsOnly() {
        Event justInTime = pageView(null).build();
        justInTime.setReceivedAt(MORNING + MAX_LATENESS.toMillis());
        Event tooLate = pageView(null).build();
        tooLate.setReceivedAt(MORNING + MAX_LATENESS.toMillis() + 1);

        assertThat(read(justInTime).event()).matches(SiteEvent::isCounted);
        Ingested late = read(tooLate);
        assertThat(late.event()).extracting(SiteEvent::outcome).isEqualTo(Outcome.LATE);
        assertThat(late.rejected()).extracting(Rejected::reason).isEqualTo("LATE");
    }

    @Test
    void aLateRecordDoesNotMoveTimeAndATickDoes() {
        Event tooLate = pageView(null).build();
        tooLate.setReceivedAt(MORNING + Duration.ofDays(1).toMillis());

        assertThat(read(tooLate).timeMillis()).isEqualTo(Long.MIN_VALUE);
        Ingested tick = reader.read(record(null));
        assertThat(tick.timeMillis()).isEqualTo(MORNING + 7);
        assertThat(tick.event()).isNull();
        assertThat(tick.rejected()).isNull();
    }

    @Test
    void keepsTheOriginalOfWhatItRejects() {
        byte[] garbage = {42, 1, 2, 3, 4, 5};

        Rejected rejected = reader.read(record(garbage)).rejected();

        assertThat(rejected).isNotNull();
        assertThat(rejected.reason()).isEqualTo("NOT_FRAMED");
        assertThat(rejected.value()).isEqualTo(garbage);
        assertThat(rejected.partition()).isEqualTo(3);
        assertThat(rejected.offset()).isEqualTo(99);
    }

    @Test
    void namesTheReasonOfEveryKindOfPoison() {
        byte[] good = encoder.encode(pageView(null).build());
        byte[] unknownSchema = good.clone();
        unknownSchema[1] = 77;
        byte[] truncated = Arrays.copyOf(good, good.length / 2);
        byte[] tail = Arrays.copyOf(good, good.length + 1);
        Event anonymous = pageView(null).build();
        anonymous.setEventId("");
        Event fromTheFuture = pageView(null).build();
        fromTheFuture.setEventTime(fromTheFuture.getReceivedAt() + 1);

        assertRejected(reader.read(record(new byte[0])), "NOT_FRAMED");
        assertRejected(reader.read(record(unknownSchema)), "UNKNOWN_SCHEMA");
        assertRejected(reader.read(record(truncated)), "UNDECODABLE");
        assertRejected(reader.read(record(tail)), "UNDECODABLE");
        assertRejected(read(anonymous), "MISSING_FIELD");
        assertRejected(read(fromTheFuture), "FUTURE_EVENT_TIME");
    }

    @Test
    void anotherRecordTypeIsUndecodable() {
        AvroEncoder<Session> sessions = AvroEncoder.of(Session.class, Subjects.SESSION, registry);
        byte[] session =
                sessions.encode(
                        Session.newBuilder()
                                .setSiteId("shop")
                                .setSessionId("s")
                                .setVisitorId("v")
                                .setStartedAt(1)
                                .setEndedAt(2)
                                .setEvents(1)
                                .setPageViews(1)
                                .build());

        assertRejected(reader.read(record(session)), "UNDECODABLE");
    }

    private static Event.Builder pageView(@Nullable String referrer) {
        return Event.newBuilder()
                .setEventId("e-1")
                .setEventType(EventType.page_view)
                .setEventName("page_view")
                .setSiteId("shop")
                .setVisitorId("v-1")
                .setCreatedAt(MORNING)
                .setSentAt(MORNING)
                .setReceivedAt(MORNING + 5)
                .setEventTime(MORNING)
                .setPage(
                        Page.newBuilder()
                                .setUrl("https://shop.example/product/tent")
                                .setPath("/product/tent")
                                .setHost("shop.example")
                                .setReferrer(referrer)
                                .build())
                .setPayload(PageView.newBuilder().setEntrance(true).build());
    }

    private Ingested read(Event event) {
        return reader.read(record(encoder.encode(event)));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "events",
                3,
                99,
                MORNING + 7,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[] {1},
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static void assertRejected(Ingested ingested, String reason) {
        assertThat(ingested.event()).isNull();
        assertThat(ingested.rejected()).isNotNull();
        assertThat(ingested.rejected().reason()).isEqualTo(reason);
    }
}
