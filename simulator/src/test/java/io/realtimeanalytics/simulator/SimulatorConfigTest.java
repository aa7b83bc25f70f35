package io.realtimeanalytics.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.simulator.SimulatorConfig.Target;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.fault.Period;
import io.realtimeanalytics.simulator.fault.Scenarios;
import io.realtimeanalytics.simulator.population.Site;
import io.realtimeanalytics.simulator.schedule.RatePlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorConfigTest {

    @Test
    void needsNoSettingAtAll() {
        SimulatorConfig config = SimulatorConfig.from(Map.of());

        assertThat(config.rate().eventsPerSecond()).isEqualTo(2_000);
        assertThat(config.rate().spike()).isEqualTo(Period.NEVER);
        assertThat(config.rate().silence()).isEqualTo(Period.NEVER);
        assertThat(config.rate().dailyWaveZone()).isNull();
        assertThat(config.sites().values())
                .extracting(Site::id)
                .containsExactly("aurora-outdoor", "nova-electronics", "pine-books");
        assertThat(config.returnAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.faults()).isEqualTo(FaultShares.NONE);
        assertThat(config.scenarios()).isEqualTo(new Scenarios(Period.NEVER, Period.NEVER));
        assertThat(config.pace()).isEqualTo(SimulatorConfig.Pace.REAL_TIME);
        assertThat(config.run())
                .isEqualTo(
                        new SimulatorConfig.Run(
                                null, Duration.ZERO, 0, null, 100_000, Duration.ofSeconds(5)));
        assertThat(config.destination())
                .isEqualTo(
                        new SimulatorConfig.Destination(
                                Target.KAFKA,
                                new KafkaSettings(
                                        Map.of("bootstrap.servers", "localhost:9092"),
                                        URI.create("http://localhost:8085/apis/ccompat/v7")),
                                URI.create("http://localhost:8081"),
                                null,
                                4,
                                200));
    }

    @Test
    void readsRateAndScenarios() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SIMULATOR_RATE", "50");
        variables.put("SIMULATOR_DAILY_WAVE", "true");
        variables.put("SIMULATOR_TIME_ZONE", "Asia/Tokyo");
        variables.put("SIMULATOR_SPIKE_FACTOR", "2.5");
        variables.put("SIMULATOR_SPIKE_START", "1m");
        variables.put("SIMULATOR_SPIKE_DURATION", "2m");
        variables.put("SIMULATOR_SILENCE_START", "3m");
        variables.put("SIMULATOR_SILENCE_DURATION", "4m");
        variables.put("SIMULATOR_BROKEN_CHECKOUT_START", "5m");
        variables.put("SIMULATOR_BROKEN_CHECKOUT_DURATION", "6m");
        variables.put("SIMULATOR_ERROR_BURST_START", "7m");
        variables.put("SIMULATOR_ERROR_BURST_DURATION", "8m");

        SimulatorConfig config = SimulatorConfig.from(variables);

        assertThat(config.rate())
                .isEqualTo(
                        new RatePlan(
                                50, minutes(1, 2), 2.5, minutes(3, 4), ZoneId.of("Asia/Tokyo")));
        assertThat(config.scenarios()).isEqualTo(new Scenarios(minutes(5, 6), minutes(7, 8)));
    }

    @Test
    void readsFaultsAndPopulation() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SIMULATOR_SITES", "one:1, two:3");
        variables.put("SIMULATOR_RETURN_AFTER", "90s");
        variables.put("SIMULATOR_LATE_SHARE", "0.1");
        variables.put("SIMULATOR_OUT_OF_ORDER_SHARE", "0.2");
        variables.put("SIMULATOR_OUT_OF_ORDER_MAX", "20s");
        variables.put("SIMULATOR_DUPLICATE_SHARE", "0.3");
        variables.put("SIMULATOR_DUPLICATE_DELAY_MAX", "40s");
        variables.put("SIMULATOR_UNDECODABLE_SHARE", "0.05");
        variables.put("SIMULATOR_BOT_SHARE", "0.6");
        variables.put("SIMULATOR_REPEATED_PURCHASE_SHARE", "0.7");

        SimulatorConfig config = SimulatorConfig.from(variables);

        assertThat(config.sites().values()).extracting(Site::id).containsExactly("one", "two");
        assertThat(config.returnAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.faults())
                .isEqualTo(
                        new FaultShares(
                                0.1,
                                0.2,
                                Duration.ofSeconds(20),
                                0.3,
                                Duration.ofSeconds(40),
                                0.05,
                                0.6,
                                0.7));
    }

    @Test
    void readsRunAndDestination() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SIMULATOR_START", "2026-03-02T20:00:00Z");
        variables.put("SIMULATOR_SPEED", "50");
        variables.put("SIMULATOR_SEED", "-7");
        variables.put("SIMULATOR_DURATION", "3m");
        variables.put("SIMULATOR_COUNT", "12");
        variables.put("SIMULATOR_LEDGER", "run/ledger.txt");
        variables.put("SIMULATOR_MAX_IN_FLIGHT", "5000");
        variables.put("SIMULATOR_STATUS_EVERY", "1s");
        variables.put("SIMULATOR_TARGET", "http");
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "kafka:9093");
        variables.put("KAFKA_SECURITY_PROTOCOL", "SSL");
        variables.put("SCHEMA_REGISTRY_URL", "http://registry/v7");
        variables.put("SIMULATOR_COLLECTOR_URL", "http://collector:1");
        variables.put("SIMULATOR_COLLECTOR_KEY", "a-long-secret-key");
        variables.put("SIMULATOR_HTTP_CONNECTIONS", "8");
        variables.put("SIMULATOR_HTTP_BATCH_SIZE", "9");

        SimulatorConfig config = SimulatorConfig.from(variables);

        assertThat(config.pace())
                .isEqualTo(new SimulatorConfig.Pace(Instant.parse("2026-03-02T20:00:00Z"), 50));
        assertThat(config.run())
                .isEqualTo(
                        new SimulatorConfig.Run(
                                -7L,
                                Duration.ofMinutes(3),
                                12,
                                Path.of("run/ledger.txt"),
                                5_000,
                                Duration.ofSeconds(1)));
        assertThat(config.destination())
                .isEqualTo(
                        new SimulatorConfig.Destination(
                                Target.HTTP,
                                new KafkaSettings(
                                        Map.of(
                                                "bootstrap.servers",
                                                "kafka:9093",
                                                "security.protocol",
                                                "SSL"),
                                        URI.create("http://registry/v7")),
                                URI.create("http://collector:1"),
                                "a-long-secret-key",
                                8,
                                9));
        assertThat(config.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "SIMULATOR_START, yesterday",
        "SIMULATOR_SPEED, 0.5",
        "SIMULATOR_RATE, 0",
        "SIMULATOR_RATE, 100001",
        "SIMULATOR_DAILY_WAVE, yes",
        "SIMULATOR_TIME_ZONE, Moon/Base",
        "SIMULATOR_SPIKE_FACTOR, 0",
        "SIMULATOR_SPIKE_START, soon",
        "SIMULATOR_SITES, shop",
        "SIMULATOR_SITES, Shop:1",
        "SIMULATOR_SITES, shop:0",
        "SIMULATOR_SITES, 'a:2,b:-1'",
        "SIMULATOR_SITES, a:NaN",
        "SIMULATOR_RETURN_AFTER, 0s",
        "SIMULATOR_LATE_SHARE, 1.1",
        "SIMULATOR_OUT_OF_ORDER_SHARE, -0.1",
        "SIMULATOR_OUT_OF_ORDER_MAX, 16m",
        "SIMULATOR_DUPLICATE_SHARE, many",
        "SIMULATOR_DUPLICATE_DELAY_MAX, 0s",
        "SIMULATOR_UNDECODABLE_SHARE, NaN",
        "SIMULATOR_BOT_SHARE, 1.01",
        "SIMULATOR_SEED, random",
        "SIMULATOR_DURATION, long",
        "SIMULATOR_COUNT, -1",
        "SIMULATOR_MAX_IN_FLIGHT, 10",
        "SIMULATOR_STATUS_EVERY, often",
        "SIMULATOR_TARGET, file",
        "SCHEMA_REGISTRY_URL, registry",
        "SIMULATOR_COLLECTOR_URL, here",
        "SIMULATOR_HTTP_CONNECTIONS, 0",
        "SIMULATOR_HTTP_BATCH_SIZE, 1001",
        "SIMULATOR_COLOUR, red",
    })
    void refusesWhatItCannotUse(String name, String value) {
        assertThatThrownBy(() -> SimulatorConfig.from(Map.of(name, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("1 problem");
    }

    @Test
    void refusesSharesThatAreTogetherMoreThanEverything() {
        assertThatThrownBy(
                        () ->
                                SimulatorConfig.from(
                                        Map.of(
                                                "SIMULATOR_LATE_SHARE", "0.5",
                                                "SIMULATOR_OUT_OF_ORDER_SHARE", "0.3",
                                                "SIMULATOR_BOT_SHARE", "0.3")))
                .hasMessageContaining("SIMULATOR_BOT_SHARE")
                .hasMessageContaining("at most 1");
    }

    @Test
    void describesEverySetting() {
        assertThat(SimulatorConfig.settings())
                .hasSizeGreaterThan(30)
                .allMatch(setting -> setting.description().endsWith("."))
                .extracting(Setting::name)
                .doesNotHaveDuplicates();
    }

    private static Period minutes(int start, int duration) {
        return new Period(Duration.ofMinutes(start), Duration.ofMinutes(duration));
    }
}
