package io.realtimeanalytics.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private final CommandLine commandLine = new CommandLine(SimulatorConfig.settings());

    @Test
    void takesValuesAfterAnEqualsSignOrASpace() {
        assertThat(over(Map.of(), "--rate=50", "--late-share", "0.1", "--sites", "a:1"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "SIMULATOR_RATE", "50",
                                "SIMULATOR_LATE_SHARE", "0.1",
                                "SIMULATOR_SITES", "a:1"));
    }

    @Test
    void takesNegativeNumbers() {
        assertThat(over(Map.of(), "--seed", "-7")).containsEntry("SIMULATOR_SEED", "-7");
    }

    @Test
    void needsNoValueForWhatIsOnOrOff() {
        assertThat(over(Map.of(), "--daily-wave", "--rate", "5"))
                .containsEntry("SIMULATOR_DAILY_WAVE", "true")
                .containsEntry("SIMULATOR_RATE", "5");
        assertThat(over(Map.of(), "--daily-wave=false"))
                .containsEntry("SIMULATOR_DAILY_WAVE", "false");
    }

    @Test
    void knowsTheSettingsThatAllProgramsShare() {
        assertThat(
                        over(
                                Map.of(),
                                "--kafka-bootstrap-servers=k:1",
                                "--kafka-client-id=x",
                                "--schema-registry-url=http://r"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", "k:1",
                                "KAFKA_CLIENT_ID", "x",
                                "SCHEMA_REGISTRY_URL", "http://r"));
    }

    @Test
    void winsOverTheEnvironment() {
        assertThat(over(Map.of("SIMULATOR_RATE", "1", "HOME", "/root"), "--rate", "2"))
                .containsEntry("SIMULATOR_RATE", "2")
                .containsEntry("HOME", "/root");
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThatThrownBy(() -> over(Map.of(), "--colour=red", "fast", "-r", "--rate"))
                .isInstanceOf(CommandLine.UsageException.class)
                .hasMessageContaining("--colour: no such option")
                .hasMessageContaining("fast: no such option")
                .hasMessageContaining("-r: no such option")
                .hasMessageContaining("--rate: value missing");
    }

    @Test
    void explainsEverySetting() {
        String help = commandLine.help();

        for (Setting setting : SimulatorConfig.settings()) {
            assertThat(help).contains('(' + setting.name() + ')').contains(setting.description());
        }
        assertThat(help).contains("--out-of-order-max").contains("--kafka-bootstrap-servers");
        assertThat(CommandLine.asksForHelp(new String[] {"--rate", "5", "--help"})).isTrue();
    }

    private Map<String, String> over(Map<String, String> variables, String... arguments) {
        return commandLine.over(variables, arguments);
    }
}
