package io.realtimeanalytics.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @TempDir private Path pages;

    @BeforeEach
    void buildPages() throws IOException {
        Files.writeString(pages.resolve("index.html"), "<!doctype html>");
    }

    @Test
    void tellsThemWhereTheOthersAre() {
        Programs programs = programs(Map.of("DEMO_PORT_OFFSET", "100", "DEMO_RATE", "5000"));

        assertThat(programs.pipeline().kafka().bootstrapServers()).isEqualTo("127.0.0.1:9192");
        assertThat(programs.pipeline().kafka().schemaRegistryUrl())
                .isEqualTo(URI.create("http://127.0.0.1:8185/apis/ccompat/v7"));
        assertThat(programs.history().store().url()).isEqualTo(URI.create("http://127.0.0.1:9100"));
        assertThat(programs.bridge().server().port()).isEqualTo(8180);
        assertThat(programs.bridge().tokens()).isNull();
        assertThat(programs.bridge().live().sites()).contains("demo-shop", "aurora-outdoor");
        assertThat(programs.collector().port()).isEqualTo(8181);
        assertThat(programs.collector().staticDirectory()).isEqualTo(pages);
        assertThat(programs.simulator().rate().eventsPerSecond()).isEqualTo(5_000);
    }

    @Test
    void takesOverWhatTheUserSetsForAProgram() {
        Programs programs = programs(Map.of("BRIDGE_SITES", "my-site", "SIMULATOR_SEED", "7"));

        assertThat(programs.bridge().live().sites()).containsExactly("my-site");
        assertThat(programs.simulator().run().seed()).isEqualTo(7);
    }

    @Test
    void keepsTheUsersOtherKafkaOut() {
        Programs programs =
                programs(
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", "production:9092",
                                "KAFKA_SECURITY_PROTOCOL", "SSL"));

        assertThat(programs.pipeline().kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(programs.pipeline().kafka().properties()).doesNotContainKey("security.protocol");
    }

    @Test
    void makesFaultsWhenAskedTo() {
        assertThat(programs(Map.of()).simulator().faults().duplicate()).isZero();
        assertThat(programs(Map.of("DEMO_FAULTS", "true")).simulator().faults().duplicate())
                .isPositive();
    }

    @Test
    void reportsAMistakeInAProgramsSetting() {
        assertThatThrownBy(() -> programs(Map.of("COLLECTOR_PROT", "1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("COLLECTOR_PROT: no such setting");
    }

    private Programs programs(Map<String, String> chosen) {
        Map<String, String> variables = new HashMap<>(chosen);
        variables.put("DEMO_DASHBOARD_DIR", pages.toString());
        variables.put("DEMO_TRACKER_DIR", pages.toString());
        LocalRunConfig config = LocalRunConfig.from(variables);
        return Programs.from(config, Platform.of(config, failure -> {}));
    }
}
