package io.realtimeanalytics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.bridge.access.TokenSettings;
import io.realtimeanalytics.bridge.socket.ConnectionLimits;
import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.tracing.TracingSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeConfigTest {

    @Test
    void hasDefaultsForEverything() {
        BridgeConfig config = BridgeConfig.from(Map.of("BRIDGE_DEMO", "true"));

        assertThat(config)
                .isEqualTo(
                        new BridgeConfig(
                                new BridgeConfig.Source(
                                        Map.of("bootstrap.servers", "localhost:9092"),
                                        URI.create("http://localhost:8085/apis/ccompat/v7")),
                                new BridgeConfig.Server(
                                        "127.0.0.1",
                                        8080,
                                        Set.of("http://localhost:8080", "http://127.0.0.1:8080"),
                                        ""),
                                new BridgeConfig.Live(
                                        Duration.ofMillis(20),
                                        Duration.ofSeconds(2),
                                        new TreeSet<>(),
                                        new TreeSet<>()),
                                null,
                                new BridgeConfig.Filters(1_000_000, Duration.ofMinutes(15)),
                                StoreConfig.from(new Environment(Map.of(), "BRIDGE_")),
                                ConnectionLimits.of(
                                        10_000,
                                        Duration.ofSeconds(25),
                                        Duration.ofSeconds(8),
                                        Duration.ofSeconds(10)),
                                TracingSettings.OFF));
    }

    @Test
    void readsEverySetting(@TempDir Path dashboard) throws IOException {
        Files.writeString(dashboard.resolve("index.html"), "<html>");

        BridgeConfig config =
                BridgeConfig.from(
                        Map.ofEntries(
                                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9093"),
                                Map.entry("KAFKA_SECURITY_PROTOCOL", "SSL"),
                                Map.entry("SCHEMA_REGISTRY_URL", "http://registry:1"),
                                Map.entry("BRIDGE_HOST", "0.0.0.0"),
                                Map.entry("BRIDGE_PORT", "9"),
                                Map.entry(
                                        "BRIDGE_ALLOWED_ORIGINS",
                                        "https://a.example, http://[::1]:3"),
                                Map.entry("BRIDGE_DASHBOARD_DIR", dashboard.toString()),
                                Map.entry("BRIDGE_TICK", "50ms"),
                                Map.entry("BRIDGE_HEARTBEAT", "1s"),
                                Map.entry("BRIDGE_TOKEN_KEYS_URL", "https://id.example/keys"),
                                Map.entry("BRIDGE_TOKEN_ISSUER", "https://id.example"),
                                Map.entry("BRIDGE_TOKEN_AUDIENCE", "analytics"),
                                Map.entry("BRIDGE_SITES", "b,a"),
                                Map.entry("BRIDGE_UNLISTED_SITES", "c"),
                                Map.entry("BRIDGE_FILTER_MAX_EVENTS", "7"),
                                Map.entry("PIPELINE_MAX_LATENESS", "1m"),
                                Map.entry("BRIDGE_MAX_CONNECTIONS", "5"),
                                Map.entry("BRIDGE_PING_INTERVAL", "3s"),
                                Map.entry("BRIDGE_PONG_TIMEOUT", "2s"),
                                Map.entry("BRIDGE_SLOW_TIMEOUT", "4s"),
                                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel:4318")));

        assertThat(config)
                .isEqualTo(
                        new BridgeConfig(
                                new BridgeConfig.Source(
                                        Map.of(
                                                "bootstrap.servers",
                                                "kafka:9093",
                                                "security.protocol",
                                                "SSL"),
                                        URI.create("http://registry:1")),
                                new BridgeConfig.Server(
                                        "0.0.0.0",
                                        9,
                                        Set.of("https://a.example", "http://[::1]:3"),
                                        dashboard.toString()),
                                new BridgeConfig.Live(
                                        Duration.ofMillis(50),
                                        Duration.ofSeconds(1),
                                        new TreeSet<>(Set.of("a", "b")),
                                        new TreeSet<>(Set.of("c"))),
                                new TokenSettings(
                                        URI.create("https://id.example/keys"),
                                        "https://id.example",
                                        "analytics"),
                                new BridgeConfig.Filters(7, Duration.ofMinutes(1)),
                                StoreConfig.from(new Environment(Map.of(), "BRIDGE_")),
                                ConnectionLimits.of(
                                        5,
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(4)),
                                new TracingSettings("http://otel:4318")));
    }

    @ParameterizedTest
    @CsvSource({
        "BRIDGE_PORT, 65536",
        "BRIDGE_PORT, http",
        "BRIDGE_ALLOWED_ORIGINS, *",
        "BRIDGE_ALLOWED_ORIGINS, https://a.example/",
        "BRIDGE_ALLOWED_ORIGINS, a.example",
        "BRIDGE_DASHBOARD_DIR, /does/not/exist",
        "BRIDGE_TICK, 0ms",
        "BRIDGE_TICK, 2s",
        "BRIDGE_HEARTBEAT, 0s",
        "BRIDGE_HEARTBEAT, 3s",
        "BRIDGE_DEMO, yes",
        "BRIDGE_SITES, a:b",
        "BRIDGE_UNLISTED_SITES, a:b",
        "BRIDGE_MAX_CONNECTIONS, 0",
        "BRIDGE_PING_INTERVAL, 0s",
        "BRIDGE_PONG_TIMEOUT, soon",
        "BRIDGE_SLOW_TIMEOUT, -1s",
        "SCHEMA_REGISTRY_URL, registry",
        "BRIDGE_PROT, 8080",
    })
    void refuses(String name, String value) {
        assertThatThrownBy(() -> BridgeConfig.from(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name);
    }

    @Test
    void wantsToKnowWhoMaySeeTheNumbers() {
        String tokens = "BRIDGE_TOKEN_KEYS_URL";
        for (Map<String, String> variables :
                List.of(
                        Map.<String, String>of(),
                        Map.of(tokens, "https://id.example/keys"),
                        Map.of("BRIDGE_TOKEN_ISSUER", "https://id.example"),
                        Map.of("BRIDGE_DEMO", "true", tokens, "https://id.example/keys"))) {
            assertThatThrownBy(() -> BridgeConfig.from(variables))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Who may see the numbers?");
        }
    }

    @Test
    void documentsEverySettingOnce() {
        assertThat(BridgeConfig.settings())
                .extracting(Setting::name)
                .doesNotHaveDuplicates()
                .contains("KAFKA_BOOTSTRAP_SERVERS", "KAFKA_*", "BRIDGE_TICK")
                .hasSize(31);
    }
}
