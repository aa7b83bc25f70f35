package io.realtimeanalytics.bridge.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesConfigTest {

    @TempDir private Path dashboard;

    @Test
    void readsEverySetting() throws IOException {
        Files.writeString(dashboard.resolve("index.html"), "");

        assertThat(
                        PagesConfig.from(
                                Map.of(
                                        "DASHBOARD_HOST", "0.0.0.0",
                                        "DASHBOARD_PORT", "0",
                                        "DASHBOARD_DIR", dashboard.toString())))
                .isEqualTo(new PagesConfig("0.0.0.0", 0, dashboard));
    }

    @Test
    void listsAllProblems() {
        Map<String, String> variables =
                Map.of(
                        "DASHBOARD_PORT", "65536",
                        "DASHBOARD_DIR", dashboard.toString(),
                        "DASHBOARD_PROT", "1");

        assertThatThrownBy(() -> PagesConfig.from(variables))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "DASHBOARD_PORT", "DASHBOARD_DIR: ", "DASHBOARD_PROT: no such setting");
    }
}
