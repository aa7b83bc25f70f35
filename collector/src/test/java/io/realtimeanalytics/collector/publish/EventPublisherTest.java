package io.realtimeanalytics.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.collector.testing.FakeLog;
import io.realtimeanalytics.collector.testing.MutableClock;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final FakeLog log = new FakeLog(3);
    private final MutableClock clock = new MutableClock(START);
    private final EventPublisher publisher = new EventPublisher(clock, log, Duration.ofMillis(300));

    @BeforeEach
    void start() {
        publisher.start();
        await().until(publisher::isReady);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void writesATickToEveryPartition() {
        clock.advance(Duration.ofSeconds(1));
        publisher.tick();
        await().until(() -> log.records().size() == 6);

        assertThat(log.records().subList(3, 6))
                .extracting(ProducerRecord::partition)
                .containsExactly(0, 1, 2);
        assertThat(log.records().subList(3, 6))
                .allSatisfy(
                        tick -> {
                            assertThat(tick.topic()).isEqualTo("events");
                            assertThat(tick.key()).isNull();
                            assertThat(tick.value()).isNull();
                            assertThat(tick.timestamp())
                                    .isEqualTo(START.plusSeconds(1).toEpochMilli());
                        });
    }

    @Test
    void neverStampsBackwardsWhoeverPublishesWhen() {
        List<CompletableFuture<Void>> results = new ArrayList<>();
        IntStream.range(0, 400)
                .parallel()
                .forEach(
                        i -> {
                            clock.advance(Duration.ofMillis(i % 3 == 0 ? -20 : 15));
                            publisher.tick();
                            CompletableFuture<Void> result = publisher.publish(events(2));
                            synchronized (results) {
                                results.add(result);
                            }
                        });
        results.forEach(CompletableFuture::join);

        assertThat(log.decoded()).hasSize(800);
        assertThat(log.records()).extracting(ProducerRecord::timestamp).isSorted();
    }

    @Test
    void stampsRecordsWithTheTimeOfArrival() {
        publisher.publish(events(1)).join();

        ProducerRecord<byte[], byte[]> record = log.records().get(log.records().size() - 1);
        assertThat(record.timestamp()).isEqualTo(START.toEpochMilli());
        assertThat(log.decoded().get(0).getReceivedAt()).isEqualTo(START.toEpochMilli());
    }

    @Test
    void refusesAtOnceWhileAcknowledgementsStayAwayAndRecovers() {
        log.setUp(false);
        await().until(() -> !publisher.isReady());

        assertUnavailable(publisher.publish(events(1)));

        log.setUp(true);
        publisher.tick();
        await().until(publisher::isReady);
        publisher.publish(events(1)).join();
        assertThat(log.decoded()).hasSize(1);
    }

    @Test
    void connectsLaterWhenKafkaIsDownAtStart() {
        FakeLog late = new FakeLog(1);
        late.setUp(false);
        try (EventPublisher early = new EventPublisher(clock, late, Duration.ofSeconds(5))) {
            early.start();
            await().until(() -> late.connects() == 1);
            assertUnavailable(early.publish(events(1)));

            late.setUp(true);
            early.tick();

            await().until(early::isReady);
        }
    }

    @Test
    void refusesMoreThanItCanHold() {
        log.treatEvents(FakeLog.Events.HELD);
        CompletableFuture<Void> large = publisher.publish(events(19_999));

        assertUnavailable(publisher.publish(events(2)));
        CompletableFuture<Void> small = publisher.publish(events(1));

        await().until(() -> log.heldCount() == 20_000);
        IntStream.range(0, 20_000).forEach(i -> log.acknowledgeOne());
        large.join();
        small.join();
    }

    @Test
    void survivesEventsThatCannotBeEncoded() {
        CompletableFuture<Void> broken =
                publisher.publish(
                        new Outgoing() {
                            @Override
                            public int size() {
                                return 1;
                            }

                            @Override
                            public List<Event> at(long receivedAt) {
                                throw new IllegalStateException("broken on purpose");
                            }
                        });

        assertThatThrownBy(broken::join).hasRootCauseInstanceOf(IllegalStateException.class);
        publisher.publish(events(1)).join();
    }

    @Test
    void refusesAfterItIsClosed() {
        publisher.close();

        assertUnavailable(publisher.publish(events(1)));
    }

    private static void assertUnavailable(CompletableFuture<Void> result) {
        assertThat(result).isCompletedExceptionally();
        assertThatThrownBy(result::join).hasCauseInstanceOf(UnavailableException.class);
    }

    private static Outgoing events(int count) {
        return new Outgoing() {
            @Override
            public int size() {
                return count;
            }

            @Override
            public List<Event> at(long receivedAt) {
                return IntStream.range(0, count).mapToObj(i -> event(receivedAt)).toList();
            }
        };
    }

    private static Event event(long receivedAt) {
        Event event = new Event();
        event.setEventId("id");
        event.setEventType(EventType.custom);
        event.setEventName("test");
        event.setSiteId("shop");
        event.setReceivedAt(receivedAt);
        event.setProperties(Map.of());
        return event;
    }
}
