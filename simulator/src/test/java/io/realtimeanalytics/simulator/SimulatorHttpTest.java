package io.realtimeanalytics.simulator;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.simulator.testing.InMemoryRegistry;
import io.realtimeanalytics.simulator.testing.LedgerFile;
import io.realtimeanalytics.simulator.testing.RecordingCollector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorHttpTest {

    @TempDir private Path folder;

    private final RecordingCollector collector = new RecordingCollector();

    @AfterEach
    void stopCollector() {
        collector.close();
    }

    @Test
    void postsWhatTheLedgerSaysToTheCollector() throws InterruptedException {
        SimulatorStats stats = run(Map.of("SIMULATOR_DUPLICATE_SHARE", "0.05"));

        assertThat(stats.delivered()).isEqualTo(2_000);
        assertThat(ledger().settled()).isEqualTo(2_000);
        assertThat(collector.accepted()).hasSize(2_000);
        assertThat(ids(collector.accepted())).isEqualTo(sentIds());
        assertThat(collector.keys()).containsOnly("Bearer a-long-secret-key");
    }

    @Test
    void sendsTheSameEventsAgainWhenTheCollectorCannotTakeThem() throws InterruptedException {
        collector.refuseNext(3);

        SimulatorStats stats = run(Map.of());

        assertThat(stats.failed()).isZero();
        assertThat(collector.accepted()).hasSize(2_000);
        assertThat(ids(collector.accepted())).isEqualTo(sentIds());
    }

    @Test
    void writesRejectedEventsDownAsFailed() throws InterruptedException {
        collector.reject("heartbeat");

        SimulatorStats stats = run(Map.of());

        Set<String> heartbeats =
                ledger().of("S").stream()
                        .filter(fields -> fields.get(4).equals("heartbeat"))
                        .map(fields -> fields.get(0))
                        .collect(toSet());
        assertThat(stats.failed()).isEqualTo(heartbeats.size()).isPositive();
        assertThat(ledger().of("F").stream().map(fields -> fields.get(0)).collect(toSet()))
                .isEqualTo(heartbeats);
        assertThat(ledger().settled()).isEqualTo(2_000);
    }

    @Test
    void postsGarbageAloneSoThatItSpoilsNothing() throws InterruptedException {
        SimulatorStats stats = run(Map.of("SIMULATOR_UNDECODABLE_SHARE", "0.02"));

        long garbage = stats.sentByClass().getOrDefault("undecodable", 0L);
        assertThat(collector.malformedRequests()).isEqualTo((int) garbage).isPositive();
        assertThat(collector.accepted()).hasSize((int) (2_000 - garbage));
        assertThat(stats.failed()).isZero();
    }

    @Test
    void tellsTheCollectorWhoVisitsAndWithWhat() throws InterruptedException {
        run(Map.of("SIMULATOR_BOT_SHARE", "0.1", "SIMULATOR_LATE_SHARE", "0.1"));

        for (JsonNode event : collector.accepted()) {
            assertThat(event.path("country").asText()).matches("[A-Z]{2}");
            assertThat(event.path("page").path("url").asText()).startsWith("https://");
            assertThat(event.path("user_agent").asText()).startsWith("Mozilla/5.0 (");
            assertThat(event.path("payload").isObject())
                    .isNotEqualTo(event.path("event_type").asText().equals("custom"));
        }
        assertThat(collector.accepted())
                .anyMatch(event -> event.path("user_agent").asText().contains("HeadlessChrome"))
                .anyMatch(event -> lateMillis(event) > Duration.ofMinutes(15).toMillis())
                .anyMatch(event -> lateMillis(event) == 0);
    }

    private static long lateMillis(JsonNode event) {
        return event.path("sent_at").asLong() - event.path("created_at").asLong();
    }

    private SimulatorStats run(Map<String, String> settings) throws InterruptedException {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("SIMULATOR_TARGET", "http");
        variables.put("SIMULATOR_COLLECTOR_URL", collector.url().toString());
        variables.put("SIMULATOR_COLLECTOR_KEY", "a-long-secret-key");
        variables.put("SIMULATOR_RATE", "2000");
        variables.put("SIMULATOR_COUNT", "2000");
        variables.put("SIMULATOR_LEDGER", folder.resolve("ledger").toString());
        Simulator simulator =
                new Simulator(SimulatorConfig.from(variables), new InMemoryRegistry());
        try (simulator) {
            simulator.start();
            assertThat(simulator.awaitEnd(Duration.ofSeconds(30))).isTrue();
        }
        return simulator.stats();
    }

    private LedgerFile ledger() {
        return LedgerFile.read(folder.resolve("ledger"));
    }

    private Set<String> sentIds() {
        return ledger().of("S").stream().map(fields -> fields.get(0)).collect(toSet());
    }

    private static Set<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event_id").asText()).collect(toSet());
    }
}
