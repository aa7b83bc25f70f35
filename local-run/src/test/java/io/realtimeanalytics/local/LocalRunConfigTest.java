package io.realtimeanalytics.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.Setting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalRunConfigTest {

    @Test
    void hasDefaultsForEverything() {
        LocalRunConfig config = LocalRunConfig.from(Map.of());

        assertThat(config.folder().path()).isEqualTo(Path.of(".demo").toAbsolutePath());
        assertThat(config.ports()).isEqualTo(new Ports(8080, 8081, 8082, 8085, 9092, 9093, 9000));
        assertThat(config.eventsPerSecond()).isEqualTo(200);
        assertThat(config.hasFaults()).isFalse();
        assertThat(config.hasPatterns()).isTrue();
        assertThat(config.programVariables()).isEmpty();
    }

    @Test
    void movesAllPortsButThoseThatAreChosen() {
        LocalRunConfig config =
                LocalRunConfig.from(Map.of("DEMO_PORT_OFFSET", "100", "DEMO_PORT_KAFKA", "19092"));

        assertThat(config.ports()).isEqualTo(new Ports(8180, 8181, 8182, 8185, 19092, 9193, 9100));
    }

    @Test
    void readsEverySetting() {
        LocalRunConfig config =
                LocalRunConfig.from(
                        Map.of(
                                "DEMO_DIR", "/data/demo",
                                "DEMO_RATE", "0",
                                "DEMO_FAULTS", "true",
                                "DEMO_PATTERNS", "false",
                                "DEMO_PARALLELISM", "4",
                                "DEMO_REGISTRY_DIR", "/registry",
                                "DEMO_DASHBOARD_DIR", "/dashboard",
                                "DEMO_TRACKER_DIR", "/tracker"));

        assertThat(config.folder().path()).isEqualTo(Path.of("/data/demo"));
        assertThat(config.eventsPerSecond()).isZero();
        assertThat(config.hasFaults()).isTrue();
        assertThat(config.hasPatterns()).isFalse();
        assertThat(config.parallelism()).isEqualTo(4);
        assertThat(config.resources())
                .isEqualTo(
                        new LocalRunConfig.Resources(
                                Path.of("/registry"), Path.of("/dashboard"), Path.of("/tracker")));
    }

    @Test
    void passesOnlyTheProgramsOwnVariablesOn() {
        LocalRunConfig config =
                LocalRunConfig.from(
                        Map.of(
                                "BRIDGE_TICK", "5ms",
                                "SIMULATOR_SEED", "7",
                                "KAFKA_SECURITY_PROTOCOL", "SSL",
                                "PATH", "/bin"));

        assertThat(config.programVariables()).containsOnlyKeys("BRIDGE_TICK", "SIMULATOR_SEED");
    }

    @Test
    void listsAllProblemsAtOnce() {
        Map<String, String> variables =
                Map.of(
                        "DEMO_RATE", "fast",
                        "DEMO_PORT_STORE", "0",
                        "DEMO_SPEED", "1");

        assertThatThrownBy(() -> LocalRunConfig.from(variables))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "3 problems",
                        "DEMO_RATE",
                        "DEMO_PORT_STORE",
                        "DEMO_SPEED: no such setting");
    }

    @Test
    void documentsEverySetting() {
        assertThat(LocalRunConfig.settings())
                .extracting(Setting::name)
                .contains("DEMO_DIR", "DEMO_RATE", "DEMO_PORT_OFFSET", "DEMO_PORT_DASHBOARD");
    }
}
