package io.realtimeanalytics.event.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void brokersAreAClientPropertyAmongOthers() {
        KafkaSettings kafka =
                KafkaSettings.from(
                        new Environment(
                                Map.of(
                                        "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                                        "KAFKA_SASL_JAAS_CONFIG", "s3cr3t"),
                                "NONE_"));

        assertThat(kafka.bootstrapServers()).isEqualTo("kafka:9093");
        assertThat(kafka.clientProperties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "kafka:9093"),
                        Map.entry("sasl.jaas.config", "s3cr3t"));
        assertThat(kafka.toString()).contains("kafka:9093").doesNotContain("s3cr3t");
    }
}
