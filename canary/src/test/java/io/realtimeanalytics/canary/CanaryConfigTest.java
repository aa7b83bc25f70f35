package io.realtimeanalytics.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryConfigTest {

    private static final Map<String, String> ALL =
            Map.of(
                    "CANARY_HOST", "0.0.0.0",
                    "CANARY_PORT", "9",
                    "CANARY_SITE", "probe-1",
                    "CANARY_COLLECTOR_URL", "https://collector.example/",
                    "CANARY_BRIDGE_URL", "https://bridge.example:8443",
                    "CANARY_TOKEN_FILE", "/run/token");

    @Test
    void hasDefaultsForEverything() {
        assertThat(CanaryConfig.from(Map.of()))
                .isEqualTo(
                        new CanaryConfig(
                                "127.0.0.1",
                                8084,
                                "canary",
                                URI.create("http://localhost:8081"),
                                URI.create("http://localhost:8080"),
                                null));
    }

    @Test
    void readsEverySetting() {
        assertThat(CanaryConfig.from(ALL))
                .isEqualTo(
                        new CanaryConfig(
                                "0.0.0.0",
                                9,
                                "probe-1",
                                URI.create("https://collector.example"),
                                URI.create("https://bridge.example:8443"),
                                Path.of("/run/token")));
        assertThat(CanaryConfig.settings())
                .extracting(Setting::name)
                .containsExactlyInAnyOrderElementsOf(ALL.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "CANARY_PORT, 65536",
        "CANARY_SITE, Canary",
        "CANARY_COLLECTOR_URL, collector:8080",
        "CANARY_BRIDGE_URL, ws://bridge",
        "CANARY_BRIDGE_URL, http://bridge/?token=secret",
        "CANARY_RATE, 2"
    })
    void refusesWhatItCannotUse(String name, String value) {
        assertThatThrownBy(() -> CanaryConfig.from(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1 problem")
                .hasMessageContaining(name);
    }

    @Test
    void listsAllProblemsAtOnce() {
        Map<String, String> variables = new HashMap<>(ALL);
        variables.put("CANARY_PORT", "x");
        variables.put("CANARY_SITE", "a site");

        assertThatThrownBy(() -> CanaryConfig.from(variables))
                .hasMessageContaining("2 problems")
                .hasMessageContaining("CANARY_PORT")
                .hasMessageContaining("CANARY_SITE");
    }
}
