package io.realtimeanalytics.simulator;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.topic.Topic;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.event.wire.UndecodableException;
import io.realtimeanalytics.simulator.testing.EventsTopic;
import io.realtimeanalytics.simulator.testing.InMemoryRegistry;
import io.realtimeanalytics.simulator.testing.LedgerFile;
import io.realtimeanalytics.simulator.testing.RunUntilKilled;
import io.realtimeanalytics.simulator.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorKilledTest {

    private static final long SETTLED_BEFORE_KILL = 4_000;

    @TempDir private Path folder;

    @Test
    void hasSentNothingThatItsLedgerDoesNotHoldAndLostNothingItCallsSettled() throws Exception {
        Path ledgerPath = folder.resolve("ledger");
        Set<String> arrived;
        try (TestKafka kafka = new TestKafka(folder.resolve("kafka"))) {
            kafka.create(Topic.EVENTS);
            Process process = start(kafka.bootstrapServers(), ledgerPath);
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> settled(ledgerPath) > SETTLED_BEFORE_KILL);
            } finally {
                process.destroyForcibly().waitFor();
            }
            arrived = idsIn(kafka.bootstrapServers());
        }

        LedgerFile ledger = LedgerFile.read(ledgerPath);
        List<String> written = ledger.of("S").stream().map(fields -> fields.get(0)).toList();
        assertThat(new HashSet<>(written).containsAll(arrived)).isTrue();
        assertThat(arrived.containsAll(written.subList(0, (int) ledger.settled()))).isTrue();
        assertThat(ledger.settled()).isGreaterThan(SETTLED_BEFORE_KILL);
    }

    private Process start(String bootstrapServers, Path ledgerPath) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunUntilKilled.class.getName());
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        builder.environment().put("SIMULATOR_RATE", "3000");
        builder.environment().put("SIMULATOR_LEDGER", ledgerPath.toString());
        return builder.inheritIO().start();
    }

    private static long settled(Path ledgerPath) {
        return Files.exists(ledgerPath) ? LedgerFile.read(ledgerPath).settled() : 0;
    }

    private static Set<String> idsIn(String bootstrapServers) {
        SchemaRegistry registry = new InMemoryRegistry();
        registry.idOf(Subjects.EVENT, Event.getClassSchema());
        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry);
        return EventsTopic.readAll(bootstrapServers).stream()
                .map(record -> idIn(record.value(), decoder))
                .collect(toSet());
    }

    private static String idIn(byte[] value, AvroDecoder<Event> decoder) {
        try {
            return decoder.decode(value).getEventId();
        } catch (UndecodableException e) {
            throw new AssertionError("no garbage was asked for", e);
        }
    }
}
