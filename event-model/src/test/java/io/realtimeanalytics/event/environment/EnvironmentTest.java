package io.realtimeanalytics.event.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    private enum Target {
        KAFKA,
        PLAIN_HTTP
    }

    @ParameterizedTest
    @CsvSource({
        "50ms, PT0.05S",
        "30s, PT30S",
        "15m, PT15M",
        "2h, PT2H",
        "7d, PT168H",
        "PT1M, PT1M"
    })
    void readsDurationsAsPeopleWriteThem(String text, Duration expected) {
        Environment environment = new Environment(Map.of("A_WAIT", text), "A_");

        assertThat(environment.duration("A_WAIT", Duration.ZERO, "")).isEqualTo(expected);
        environment.finish();
    }

    @Test
    void readsChoicesInLowerCaseWithDashes() {
        Environment environment = new Environment(Map.of("A_TO", "plain-http"), "A_");

        assertThat(environment.choice("A_TO", Target.class, Target.KAFKA, ""))
                .isEqualTo(Target.PLAIN_HTTP);
    }

    @Test
    void listsAllProblemsAtOnceAndNoValues() {
        Environment environment =
                new Environment(
                        Map.of("A_PORT", "99999", "A_TO", "carrier-pigeon", "A_PROT", "1"), "A_");
        environment.integer("A_PORT", 80, 1, 65_535, "");
        environment.choice("A_TO", Target.class, Target.KAFKA, "");
        environment.requiredText("A_SECRET", "What signs tokens.");

        assertThatThrownBy(environment::finish)
                .hasMessageContaining("4 problems")
                .hasMessageContaining("A_PORT: not usable (expected: integer 1 to 65535)")
                .hasMessageContaining("A_TO: not usable (expected: one of kafka, plain-http)")
                .hasMessageContaining("A_SECRET: missing")
                .hasMessageContaining("A_PROT: no such setting")
                .message()
                .doesNotContain("99999", "carrier-pigeon");
    }

    @Test
    void leavesVariablesOfOthersAlone() {
        new Environment(Map.of("PATH", "/bin", "B_X", "1"), "A_").finish();
    }

    @Test
    void turnsPrefixedVariablesIntoClientProperties() {
        Environment environment =
                new Environment(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"), "A_");

        assertThat(environment.properties("KAFKA_", ""))
                .isEqualTo(Map.of("security.protocol", "SASL_SSL"));
    }

    @Test
    void describesEverySettingItReads() {
        Environment environment = new Environment(Map.of(), "A_");
        environment.duration("A_WAIT", Duration.ofSeconds(90), "How long.");

        assertThat(environment.settings())
                .containsExactly(
                        new Setting(
                                "A_WAIT",
                                "duration, for example 50ms, 30s, 15m, 2h",
                                "90s",
                                false,
                                "How long."));
    }
}
