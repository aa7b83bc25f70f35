package io.realtimeanalytics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.history.point.Retention;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryConfigTest {

    @Test
    void needsNothing() {
        HistoryConfig config = HistoryConfig.from(Map.of());

        assertThat(config.store().kind()).isEqualTo(StoreConfig.Kind.INFLUXDB);
        assertThat(config.store().retention()).isEqualTo(Retention.DEFAULT);
        assertThat(config.maxBatchPoints()).isEqualTo(5_000);
        assertThat(config.stopsAtEnd()).isFalse();
    }

    @Test
    void takesWhatIsSet() {
        HistoryConfig config =
                HistoryConfig.from(
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                                "KAFKA_SECURITY_PROTOCOL", "SSL",
                                "HISTORY_STORE", "questdb",
                                "HISTORY_STORE_URL", "http://store:9000",
                                "HISTORY_STORE_TOKEN", "secret-token",
                                "HISTORY_BUCKET_PREFIX", "web",
                                "HISTORY_RETENTION_10S", "2d",
                                "HISTORY_RETENTION_1H", "100d",
                                "HISTORY_MAX_BATCH_POINTS", "10",
                                "HISTORY_STOP_AT_END", "true"));

        assertThat(config.kafka().properties()).containsEntry("security.protocol", "SSL");
        assertThat(config.stopsAtEnd()).isTrue();
        assertThat(config.store())
                .isEqualTo(
                        new StoreConfig(
                                StoreConfig.Kind.QUESTDB,
                                URI.create("http://store:9000"),
                                "secret-token",
                                "analytics",
                                "web",
                                true,
                                new Retention(
                                        Duration.ofDays(2),
                                        Duration.ofDays(90),
                                        Duration.ofDays(100))));
        assertThat(config.toString()).doesNotContain("secret-token");
    }

    @Test
    void listsEverythingThatIsWrong() {
        assertThatThrownBy(
                        () ->
                                HistoryConfig.from(
                                        Map.of(
                                                "HISTORY_STORE", "paper",
                                                "HISTORY_RETENTION_1M", "1h",
                                                "HISTORY_BUCKET", "old-name",
                                                "HISTORY_MAX_BATCH_POINTS", "0")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("HISTORY_STORE: not usable")
                .hasMessageContaining("HISTORY_RETENTION_1M: not usable")
                .hasMessageContaining("HISTORY_BUCKET: no such setting")
                .hasMessageContaining("HISTORY_MAX_BATCH_POINTS: not usable");
    }
}
