package io.realtimeanalytics.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.simulator.testing.EventsTopic;
import io.realtimeanalytics.simulator.testing.InMemoryRegistry;
import io.realtimeanalytics.simulator.testing.LedgerFile;
import io.realtimeanalytics.simulator.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private TestKafka kafka;

    @BeforeEach
    void startKafka() {
        kafka = new TestKafka(folder.resolve("kafka"));
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void writesToKafkaExactlyWhatTheLedgerSays() throws Exception {
        kafka.create(Topic.EVENTS);
        Map<String, String> faults =
                Map.of(
                        "SIMULATOR_COUNT", "6000",
                        "SIMULATOR_LATE_SHARE", "0.05",
                        "SIMULATOR_OUT_OF_ORDER_SHARE", "0.1",
                        "SIMULATOR_DUPLICATE_SHARE", "0.1",
                        "SIMULATOR_DUPLICATE_DELAY_MAX", "500ms",
                        "SIMULATOR_UNDECODABLE_SHARE", "0.02",
                        "SIMULATOR_BOT_SHARE", "0.05");

        SimulatorStats stats = runToTheEnd(faults);

        LedgerFile ledger = LedgerFile.read(ledgerPath());
        assertThat(stats.sent()).isEqualTo(6_000);
        assertThat(stats.delivered()).isEqualTo(6_000);
        assertThat(ledger.settled()).isEqualTo(6_000);
        assertThat(ledger.of("F")).isEmpty();
        assertThat(ledgerOf(records())).isEqualTo(countByLine(ledger));
        Map<String, Long> byClass =
                ledger.of("S").stream().collect(groupingBy(fields -> fields.get(5), counting()));
        assertThat(stats.sentByClass()).isEqualTo(byClass).hasSize(6);
    }

    @Test
    void setsKeyAndTimestampAsTheCollectorDoes() throws Exception {
        kafka.create(Topic.EVENTS);
        runToTheEnd(Map.of("SIMULATOR_COUNT", "500"));

        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry);
        for (ConsumerRecord<byte[], byte[]> record : records()) {
            Event event = decoder.decode(record.value());
            String visitor = event.getVisitorId();
            assertThat(record.timestamp()).isEqualTo(event.getReceivedAt());
            assertThat(new String(record.key(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            Topic.eventKey(
                                    event.getSiteId(),
                                    visitor == null ? event.getEventId() : visitor));
        }
    }

    @Test
    void outlivesABrokerThatIsDownForAWhileWithoutMissingADueTime() throws Exception {
        kafka.create(Topic.EVENTS);
        try (Simulator simulator = new Simulator(config(Map.of()), registry)) {
            simulator.start();
            await().atMost(PATIENCE).until(() -> simulator.stats().delivered() > 500);
            kafka.stop();
            long delivered = simulator.stats().delivered();
            await().atMost(PATIENCE).until(() -> simulator.stats().inFlight() > 1_500);
            assertThat(simulator.stats().delivered()).isLessThan(delivered + 1_000);
            kafka.restart();
            await().atMost(PATIENCE).until(() -> simulator.stats().delivered() > delivered + 3_000);
        }

        LedgerFile ledger = LedgerFile.read(ledgerPath());
        List<List<String>> sent = ledger.of("S");
        long first = Long.parseLong(sent.get(0).get(3));
        for (int number = 0; number < sent.size(); number++) {
            assertThat(Long.parseLong(sent.get(number).get(3))).isEqualTo(first + number);
        }
        assertThat(ledger.settled()).isEqualTo(sent.size());
        assertThat(ledgerOf(records())).isEqualTo(countByLine(ledger));
    }

    @Test
    void endsByItselfAfterTheDuration() throws Exception {
        kafka.create(Topic.EVENTS);

        SimulatorStats stats = runToTheEnd(Map.of("SIMULATOR_DURATION", "1500ms"));

        assertThat(stats.sent()).isEqualTo(1_500);
        assertThat(stats.inFlight()).isZero();
        assertThat(stats.shed()).isZero();
    }

    @Test
    void saysThatTheTopicIsMissing() {
        try (Simulator simulator = new Simulator(config(Map.of()), registry)) {
            assertThatThrownBy(simulator::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("topic events is not usable");
        }
    }

    private SimulatorStats runToTheEnd(Map<String, String> settings) throws InterruptedException {
        Simulator simulator = new Simulator(config(settings), registry);
        try (simulator) {
            simulator.start();
            assertThat(simulator.awaitEnd(PATIENCE)).isTrue();
        }
        return simulator.stats();
    }

    private SimulatorConfig config(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        variables.put("SIMULATOR_RATE", "1000");
        variables.put("SIMULATOR_LEDGER", ledgerPath().toString());
        return SimulatorConfig.from(variables);
    }

    private Path ledgerPath() {
        return folder.resolve("ledger.txt");
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        return EventsTopic.readAll(kafka.bootstrapServers());
    }

    /** How often each event stands in the ledger: id, site, times and type, without the class. */
    private static Map<List<String>, Long> countByLine(LedgerFile ledger) {
        return ledger.of("S").stream()
                .collect(groupingBy(fields -> List.copyOf(fields.subList(0, 5)), counting()));
    }

    /** The same, told from what is in the topic; the ledger lends the ids of what is no event. */
    private Map<List<String>, Long> ledgerOf(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<String>> garbage =
                LedgerFile.read(ledgerPath()).of("S").stream()
                        .filter(fields -> fields.get(5).equals("undecodable"))
                        .collect(toMap(fields -> fields.get(0), fields -> fields.subList(0, 5)));
        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry);
        return records.stream()
                .collect(
                        groupingBy(record -> lineOf(record.value(), decoder, garbage), counting()));
    }

    private static List<String> lineOf(
            byte[] value, AvroDecoder<Event> decoder, Map<String, List<String>> garbage) {
        try {
            Event event = decoder.decode(value);
            return List.of(
                    event.getEventId(),
                    event.getSiteId(),
                    Long.toString(event.getEventTime()),
                    Long.toString(event.getReceivedAt()),
                    event.getEventType().name());
        } catch (UndecodableException e) {
            String text = new String(value, StandardCharsets.ISO_8859_1);
            return garbage.entrySet().stream()
                    .filter(entry -> text.contains(entry.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElseThrow();
        }
    }
}
