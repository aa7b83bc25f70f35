package io.realtimeanalytics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.tracing.TracingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineConfigTest {

    @Test
    void hasDefaultsForEverything() {
        PipelineConfig config = PipelineConfig.from(Map.of());

        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.maxLateness()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.settleTime()).isEqualTo(Duration.ofMinutes(16));
        assertThat(config.emitInterval()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void readsEverySetting() {
        PipelineConfig config =
                PipelineConfig.from(
                        Map.ofEntries(
                                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "broker:9094"),
                                Map.entry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                                Map.entry("SCHEMA_REGISTRY_URL", "http://registry/v7"),
                                Map.entry("PIPELINE_MAX_LATENESS", "1h"),
                                Map.entry("PIPELINE_SKEW_ALLOWANCE", "2m"),
                                Map.entry("PIPELINE_OUT_OF_ORDERNESS", "3s"),
                                Map.entry("PIPELINE_IDLENESS", "4s"),
                                Map.entry("PIPELINE_SESSION_GAP", "20m"),
                                Map.entry("PIPELINE_EMIT_INTERVAL", "20ms"),
                                Map.entry("PIPELINE_GATHER_INTERVAL", "5ms"),
                                Map.entry("PIPELINE_BUFFER_TIMEOUT", "1ms"),
                                Map.entry("PIPELINE_CACHED_VISITORS", "700"),
                                Map.entry("PIPELINE_STOP_AT_END", "true"),
                                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel:4318")));

        assertThat(config)
                .isEqualTo(
                        new PipelineConfig(
                                new KafkaSettings(
                                        Map.of(
                                                "bootstrap.servers",
                                                "broker:9094",
                                                "security.protocol",
                                                "SASL_SSL"),
                                        URI.create("http://registry/v7")),
                                Duration.ofHours(1),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                Duration.ofMinutes(20),
                                Duration.ofMillis(20),
                                Duration.ofMillis(5),
                                Duration.ofMillis(1),
                                700,
                                true,
                                new TracingSettings("http://otel:4318")));
    }

    @Test
    void listsEveryProblemAtOnce() {
        assertThatThrownBy(
                        () ->
                                PipelineConfig.from(
                                        Map.of(
                                                "PIPELINE_EMIT_INTERVAL", "soon",
                                                "SCHEMA_REGISTRY_URL", "registry",
                                                "PIPELINE_EMIT_INTERVALL", "50ms")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("3 problems")
                .hasMessageContaining("PIPELINE_EMIT_INTERVAL: not usable")
                .hasMessageContaining("SCHEMA_REGISTRY_URL: not usable")
                .hasMessageContaining("PIPELINE_EMIT_INTERVALL: no such setting");
    }
}
