package io.realtimeanalytics.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorConfigTest {

    @Test
    void hasDefaultsForALaptop() {
        CollectorConfig config = CollectorConfig.from(Map.of());

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8081);
        assertThat(config.sites().find("demo-shop").orElseThrow().origins())
                .containsExactlyInAnyOrder("http://localhost:8081", "http://127.0.0.1:8081");
        assertThat(config.serverKeys().siteIds()).isEmpty();
        assertThat(config.staticDirectory()).isNull();
        assertThat(config.saltSecret()).isEmpty();
        assertThat(config.countryHeader()).isEqualTo("CF-IPCountry");
        assertThat(config.isForwardedTrusted()).isFalse();
        assertThat(config.forwardedHops()).isEqualTo(1);
        assertThat(config.clockInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.requestTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.tracing().isOn()).isFalse();
        assertThat(config.traceRatio()).isZero();
        assertThat(config.kafka().properties())
                .isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
        assertThat(config.kafka().schemaRegistryUrl())
                .isEqualTo(URI.create("http://localhost:8085/apis/ccompat/v7"));
    }

    @Test
    void readsEverySetting(@TempDir Path directory) {
        Map<String, String> variables = new HashMap<>();
        variables.put("COLLECTOR_HOST", "0.0.0.0");
        variables.put("COLLECTOR_PORT", "0");
        variables.put("COLLECTOR_SITES", "a=https://a.example;b=*");
        variables.put("COLLECTOR_SERVER_KEYS", "b:0123456789abcdef");
        variables.put("COLLECTOR_STATIC_DIR", directory.toString());
        variables.put("COLLECTOR_SALT_SECRET", "a secret of some length");
        variables.put("COLLECTOR_COUNTRY_HEADER", "X-Country");
        variables.put("COLLECTOR_TRUST_FORWARDED", "true");
        variables.put("COLLECTOR_FORWARDED_HOPS", "2");
        variables.put("COLLECTOR_CLOCK_INTERVAL", "250ms");
        variables.put("COLLECTOR_REQUEST_TIME", "5s");
        variables.put("COLLECTOR_TRACE_RATIO", "0.01");
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel:4318");
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "k:1");
        variables.put("KAFKA_SECURITY_PROTOCOL", "SSL");
        variables.put("SCHEMA_REGISTRY_URL", "http://r/");

        CollectorConfig config = CollectorConfig.from(variables);

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isZero();
        assertThat(config.sites().find("b").orElseThrow().allows("https://x.example")).isTrue();
        assertThat(config.serverKeys().sitesOf("0123456789abcdef").orElseThrow())
                .containsExactly("b");
        assertThat(config.staticDirectory()).isEqualTo(directory);
        assertThat(config.saltSecret()).isEqualTo("a secret of some length");
        assertThat(config.countryHeader()).isEqualTo("X-Country");
        assertThat(config.isForwardedTrusted()).isTrue();
        assertThat(config.forwardedHops()).isEqualTo(2);
        assertThat(config.clockInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.requestTime()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.tracing().endpoint()).isEqualTo("http://otel:4318");
        assertThat(config.traceRatio()).isEqualTo(0.01);
        assertThat(config.kafka().properties())
                .isEqualTo(Map.of("bootstrap.servers", "k:1", "security.protocol", "SSL"));
        assertThat(config.kafka().schemaRegistryUrl()).isEqualTo(URI.create("http://r/"));
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTOR_PORT, 65536",
        "COLLECTOR_SITES, shop",
        "COLLECTOR_SITES, Shop=*",
        "COLLECTOR_SITES, shop=https://shop.example/path",
        "COLLECTOR_SITES, shop=https://*.shop.example",
        "COLLECTOR_SITES, a=*;a=*",
        "COLLECTOR_SERVER_KEYS, shop:short",
        "COLLECTOR_SERVER_KEYS, 0123456789abcdef",
        "COLLECTOR_STATIC_DIR, /no/such/directory",
        "COLLECTOR_SALT_SECRET, short",
        "COLLECTOR_TRUST_FORWARDED, yes",
        "COLLECTOR_FORWARDED_HOPS, 0",
        "COLLECTOR_CLOCK_INTERVAL, 0s",
        "COLLECTOR_CLOCK_INTERVAL, 2m",
        "COLLECTOR_REQUEST_TIME, soon",
        "COLLECTOR_TRACE_RATIO, 1.1",
        "OTEL_EXPORTER_OTLP_ENDPOINT, otel",
        "COLLECTOR_PROT, 1",
        "SCHEMA_REGISTRY_URL, registry"
    })
    void refusesWithoutRepeatingTheValue(String name, String value) {
        assertThatThrownBy(() -> CollectorConfig.from(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1 problem")
                .hasMessageContaining(name);
    }

    @Test
    void listsAllProblemsAtOnce() {
        assertThatThrownBy(
                        () ->
                                CollectorConfig.from(
                                        Map.of("COLLECTOR_PORT", "x", "COLLECTOR_SITES", "x")))
                .hasMessageContainingAll("2 problems", "COLLECTOR_PORT", "COLLECTOR_SITES");
    }

    @Test
    void documentsEverySettingAndPrintsNoSecrets() {
        assertThat(CollectorConfig.settings())
                .extracting(Setting::name)
                .contains("COLLECTOR_SITES", "KAFKA_*", "SCHEMA_REGISTRY_URL")
                .doesNotHaveDuplicates();
        assertThat(CollectorConfig.from(Map.of("KAFKA_SASL_JAAS_CONFIG", "s3cr3t")).toString())
                .isEqualTo("CollectorConfig[127.0.0.1:8081]");
    }
}
