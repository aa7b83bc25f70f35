package io.realtimeanalytics.pipeline.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternsConfigTest {

    @Test
    void watermarkWaitsForAllThatCounts() {
        PatternsConfig config = PatternsConfig.from(Map.of());

        assertThat(config.maxDelay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.outOfOrderness()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.stopsAtEnd()).isFalse();
    }

    @Test
    void readsEverySetting() {
        PatternsConfig config =
                PatternsConfig.from(
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                                "KAFKA_SECURITY_PROTOCOL", "SSL",
                                "SCHEMA_REGISTRY_URL", "http://registry/api",
                                "PATTERNS_MAX_DELAY", "1s",
                                "PATTERNS_SKEW_ALLOWANCE", "500ms",
                                "PATTERNS_COMMIT_DELAY", "70s",
                                "PATTERNS_IDLENESS", "1m",
                                "PATTERNS_STOP_AT_END", "true"));

        assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9093");
        assertThat(config.kafka().properties()).containsEntry("security.protocol", "SSL");
        assertThat(config.kafka().schemaRegistryUrl()).hasToString("http://registry/api");
        assertThat(config.outOfOrderness()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(config.commitDelay()).isEqualTo(Duration.ofSeconds(70));
        assertThat(config.idleness()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.stopsAtEnd()).isTrue();
    }

    @Test
    void listsEveryProblem() {
        assertThatThrownBy(
                        () ->
                                PatternsConfig.from(
                                        Map.of(
                                                "PATTERNS_MAX_DELAY", "soon",
                                                "PATTERNS_MAX_DELEY", "1s")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("PATTERNS_MAX_DELAY: not usable")
                .hasMessageContaining("PATTERNS_MAX_DELEY: no such setting");
    }
}
