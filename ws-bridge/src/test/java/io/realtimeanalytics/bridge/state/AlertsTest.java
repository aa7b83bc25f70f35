package io.realtimeanalytics.bridge.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.event.avro.Alert;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private final Alerts alerts = new Alerts();

    @Test
    void whatIsOverStaysOverInWhateverOrderItIsRead() {
        Alert open = Results.alert("shop", "a", "info", 1).build();
        Alert over = Results.alert("shop", "a", "info", 1).setStatus("resolved").build();

        assertThat(alerts.apply(open)).isTrue();
        assertThat(alerts.apply(open)).isFalse();
        assertThat(alerts.apply(over)).isTrue();
        assertThat(alerts.apply(open)).isFalse();
        assertThat(alerts.apply(over)).isFalse();
        assertThat(alerts.all()).containsExactly(over);
    }

    @Test
    void ofEachSeverityTheNewestAreKept() {
        alerts.apply(Results.alert("shop", "great", "critical", 0).build());
        for (int i = 1; i <= Alerts.MAX_OF_SEVERITY + 10; i++) {
            assertThat(alerts.apply(Results.alert("shop", "small-" + i, "info", i).build()))
                    .isTrue();
        }

        assertThat(alerts.all()).hasSize(Alerts.MAX_OF_SEVERITY + 1);
        assertThat(alerts.find("great")).isNotNull();
        assertThat(alerts.find("small-10")).isNull();
        assertThat(alerts.apply(Results.alert("shop", "older", "info", 1).build())).isFalse();
    }
}
