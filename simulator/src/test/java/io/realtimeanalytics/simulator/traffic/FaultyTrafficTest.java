package io.realtimeanalytics.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.simulator.behaviour.Conditions;
import io.realtimeanalytics.simulator.fault.EventClass;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.testing.TrafficSample;
import io.realtimeanalytics.simulator.testing.TrafficSample.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultyTrafficTest {

    private static final Duration LATE = Duration.ofMinutes(15);
    private static final FaultShares FAULTS =
            new FaultShares(
                    0.02, 0.10, Duration.ofSeconds(8), 0.05, Duration.ofSeconds(3), 0.01, 0.08, 0);
    private static final TrafficSample SAMPLE =
            TrafficSample.of(Settings.of(5, 1_000, 60_000).with(FAULTS));

    @Test
    void hasEachFaultInItsShare() {
        double fresh = SAMPLE.outgoing().size() - of(EventClass.DUPLICATE).size();
        double good = of(EventClass.NORMAL).size() + of(EventClass.OUT_OF_ORDER).size();

        assertThat(of(EventClass.LATE).size() / fresh).isCloseTo(0.02, within(0.003));
        assertThat(of(EventClass.OUT_OF_ORDER).size() / fresh).isCloseTo(0.10, within(0.005));
        assertThat(of(EventClass.UNDECODABLE).size() / fresh).isCloseTo(0.01, within(0.002));
        assertThat(of(EventClass.BOT).size() / fresh).isCloseTo(0.08, within(0.005));
        assertThat(of(EventClass.DUPLICATE).size() / good).isCloseTo(0.05, within(0.004));
    }

    @Test
    void isLateOrOutOfOrderByItsOwnTimes() throws UndecodableException {
        for (Outgoing outgoing : SAMPLE.outgoing()) {
            long delayMillis = outgoing.receivedAtMillis() - outgoing.eventTimeMillis();
            switch (outgoing.eventClass()) {
                case LATE -> assertThat(delayMillis).isGreaterThan(LATE.toMillis());
                case OUT_OF_ORDER -> assertThat(delayMillis).isBetween(1L, 8_000L);
                case DUPLICATE -> assertThat(delayMillis).isBetween(0L, 11_010L);
                default -> assertThat(delayMillis).isZero();
            }
        }
        Event late = decode(of(EventClass.LATE).get(0));
        assertThat(late.getEventTime())
                .isEqualTo(late.getReceivedAt() - (late.getSentAt() - late.getCreatedAt()));
    }

    @Test
    void repeatsGoodEventsWithinTheDelay() {
        Map<String, Outgoing> originals = new HashMap<>();
        int sameBytes = 0;
        int retries = 0;
        for (Outgoing outgoing : SAMPLE.outgoing()) {
            if (outgoing.eventClass() != EventClass.DUPLICATE) {
                assertThat(originals.put(outgoing.eventId(), outgoing)).isNull();
                continue;
            }
            Outgoing original = originals.get(outgoing.eventId());
            assertThat(original).isNotNull();
            assertThat(outgoing.key()).isEqualTo(original.key());
            assertThat(outgoing.dueMillis() - original.dueMillis()).isBetween(1L, 3_010L);
            if (outgoing.receivedAtMillis() == original.receivedAtMillis()) {
                sameBytes++;
                assertThat(outgoing.body()).isEqualTo(original.body());
                continue;
            }
            retries++;
            assertThat(outgoing.receivedAtMillis()).isEqualTo(outgoing.dueMillis());
            assertThat(outgoing.eventTimeMillis() - original.eventTimeMillis()).isBetween(0L, 250L);
        }
        assertThat(sameBytes).isPositive();
        assertThat(retries).isPositive();
    }

    @Test
    void makesBytesThatNoDecoderTakes() {
        Set<UndecodableException.Kind> kinds = EnumSet.noneOf(UndecodableException.Kind.class);
        for (Outgoing outgoing : of(EventClass.UNDECODABLE)) {
            try {
                assertThat(decode(outgoing)).isNull();
            } catch (UndecodableException e) {
                kinds.add(e.kind());
            }
            assertThat(new String(outgoing.body(), StandardCharsets.ISO_8859_1))
                    .contains(outgoing.eventId());
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        UndecodableException.Kind.NOT_FRAMED,
                        UndecodableException.Kind.UNKNOWN_SCHEMA,
                        UndecodableException.Kind.UNDECODABLE);
    }

    @Test
    void sendsCrawlersThatReadFasterThanPeopleDo() throws UndecodableException {
        Map<String, Integer> pagesByCrawler = new HashMap<>();
        Set<String> paths = new HashSet<>();
        for (Outgoing outgoing : of(EventClass.BOT)) {
            Event event = decode(outgoing);
            assertThat(event.getBot().getIsBot()).isTrue();
            assertThat(event.getEventType()).isEqualTo(EventType.page_view);
            pagesByCrawler.merge(event.getVisitorId(), 1, Integer::sum);
            paths.add(event.getPage().getPath());
        }

        assertThat(pagesByCrawler.values()).anyMatch(pages -> pages >= 4 * 60);
        assertThat(paths).hasSizeGreaterThan(25);
    }

    @Test
    void callsNobodyElseACrawler() throws UndecodableException {
        for (Outgoing outgoing : of(EventClass.NORMAL)) {
            assertThat(decode(outgoing).getBot().getIsBot()).isFalse();
        }
    }

    @Test
    void stopsOrdersWhileTheCheckoutIsBroken() {
        Conditions broken = new Conditions(true, false);
        List<Event> events =
                TrafficSample.of(
                                Settings.of(9, 1_000, 120_000)
                                        .with(
                                                millis ->
                                                        millis < 60_000
                                                                ? Conditions.NORMAL
                                                                : broken))
                        .events();

        assertThat(orders(events.subList(0, 60_000))).isGreaterThan(20);
        assertThat(orders(events.subList(60_000, 120_000))).isZero();
        assertThat(
                        events.stream()
                                .skip(60_000)
                                .filter(event -> event.getEventType() == EventType.exception)
                                .filter(event -> event.getPage().getPath().startsWith("/checkout/"))
                                .count())
                .isGreaterThan(20);
    }

    @Test
    void hasManyTimesAsManyExceptionsInAnErrorBurst() {
        Conditions burst = new Conditions(false, true);
        List<Event> events =
                TrafficSample.of(
                                Settings.of(9, 1_000, 60_000)
                                        .with(
                                                millis ->
                                                        millis < 30_000
                                                                ? Conditions.NORMAL
                                                                : burst))
                        .events();

        assertThat(exceptions(events.subList(30_000, 60_000)))
                .isGreaterThan(20 * exceptions(events.subList(0, 30_000)));
    }

    @Test
    void reportsSomeOrdersAgainAtOnceOrInTheNextVisit() {
        FaultShares repeating =
                new FaultShares(0, 0, Duration.ofSeconds(1), 0, Duration.ofSeconds(1), 0, 0, 0.5);
        Map<String, Set<String>> sessionsByOrder = new HashMap<>();
        Set<String> ids = new HashSet<>();
        int orders = 0;
        TrafficSample sample =
                TrafficSample.of(
                        Settings.of(9, 200, 120_000).with(repeating).with(Duration.ofMinutes(1)));
        for (Event event : sample.events()) {
            if (event.getPayload() instanceof Conversion order
                    && order.getTransactionId() != null) {
                orders++;
                assertThat(ids.add(event.getEventId())).isTrue();
                sessionsByOrder
                        .computeIfAbsent(order.getTransactionId(), id -> new HashSet<>())
                        .add(String.valueOf(event.getSessionId()));
            }
        }

        assertThat(orders).isGreaterThan(sessionsByOrder.size());
        assertThat(sessionsByOrder.values()).anyMatch(sessions -> sessions.size() > 1);
    }

    private static long exceptions(List<Event> events) {
        return events.stream().filter(event -> event.getEventType() == EventType.exception).count();
    }

    private static long orders(List<Event> events) {
        return events.stream().filter(event -> event.getEventName().equals("purchase")).count();
    }

    private static List<Outgoing> of(EventClass eventClass) {
        return SAMPLE.outgoing().stream()
                .filter(outgoing -> outgoing.eventClass() == eventClass)
                .toList();
    }

    private static Event decode(Outgoing outgoing) throws UndecodableException {
        return new AvroDecoder<>(Event.class, SAMPLE.registry()).decode(outgoing.body());
    }
}
