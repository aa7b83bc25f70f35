package io.realtimeanalytics.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.BridgeConfig;
import io.realtimeanalytics.bridge.pages.PagesConfig;
import io.realtimeanalytics.canary.CanaryConfig;
import io.realtimeanalytics.collector.CollectorConfig;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.local.LocalRunConfig;
import io.realtimeanalytics.pipeline.PipelineConfig;
import io.realtimeanalytics.pipeline.pattern.PatternsConfig;
import io.realtimeanalytics.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of all settings is generated from the programs; `make docs` writes it anew. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void isWhatTheProgramsSay() throws IOException {
        String generated = generate();

        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, generated);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale: run make docs")
                .isEqualTo(generated);
    }

    private static String generate() {
        Map<String, List<Setting>> programs = new LinkedHashMap<>();
        programs.put("Collector", CollectorConfig.settings());
        programs.put("Simulator", SimulatorConfig.settings());
        programs.put("Live job", PipelineConfig.settings());
        programs.put("Patterns job", PatternsConfig.settings());
        programs.put("History job, check and rebuild", HistoryConfig.settings());
        programs.put("WebSocket bridge", BridgeConfig.settings());
        programs.put("Dashboard's server", PagesConfig.settings());
        programs.put("Canary", CanaryConfig.settings());
        programs.put("Local run", LocalRunConfig.settings());
        StringBuilder page =
                new StringBuilder(
                        """
                        # Configuration

                        Generated from the programs by `make docs`; do not edit.

                        Every program reads its settings from the environment, once, at start. A setting that is not
                        usable, or a name with the program's prefix that does not exist, stops it with a list of all
                        problems. The simulator also takes each as an option: `--rate 500` is `SIMULATOR_RATE=500`.
                        The local run passes the settings of all programs on.
                        """);
        programs.forEach((name, settings) -> append(page, name, settings));
        return page.toString();
    }

    private static void append(StringBuilder page, String name, List<Setting> settings) {
        page.append("\n## ").append(name).append("\n\n");
        page.append("| setting | type | default | what |\n|---|---|---|---|\n");
        for (Setting setting : settings) {
            String value = setting.defaultValue();
            page.append("| `")
                    .append(setting.name())
                    .append("` | ")
                    .append(cell(setting.type()))
                    .append(" | ")
                    .append(setting.isRequired() ? "required" : value.isEmpty() ? "" : code(value))
                    .append(" | ")
                    .append(cell(setting.description()))
                    .append(" |\n");
        }
    }

    private static String code(String text) {
        return '`' + cell(text) + '`';
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
