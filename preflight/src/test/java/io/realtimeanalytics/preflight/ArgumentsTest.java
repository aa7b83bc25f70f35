package io.realtimeanalytics.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void readsEveryOption() {
        Arguments arguments =
                Arguments.parse(
                        "after",
                        "--namespace",
                        "n",
                        "--release",
                        "r",
                        "--context",
                        "c",
                        "--json",
                        "--max-lag",
                        "5");

        assertThat(arguments.stage()).contains(Stage.AFTER);
        assertThat(arguments.namespace()).isEqualTo("n");
        assertThat(arguments.release()).isEqualTo("r");
        assertThat(arguments.context()).isEqualTo("c");
        assertThat(arguments.isJson()).isTrue();
        assertThat(arguments.maxLagRecords()).isEqualTo(5);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.parse("--jsn")).hasMessageContaining("--jsn");
        assertThatThrownBy(() -> Arguments.parse("--release")).hasMessageContaining("missing");
        assertThatThrownBy(() -> Arguments.parse("--max-lag", "much"))
                .hasMessageContaining("a whole number");
    }
}
