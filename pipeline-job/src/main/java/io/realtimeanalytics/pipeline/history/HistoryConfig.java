package io.realtimeanalytics.pipeline.history;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.Setting;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Configuration of the history job, from the environment.
 *
 * @param kafkaBootstrapServers brokers, host:port separated by commas
 * @param kafkaProperties other client properties
 * @param schemaRegistryUrl base of the registry's Confluent-compatible API
 * @param storeUrl store that takes line protocol under /api/v2/write
 * @param storeToken what authorizes writes
 * @param organization owner of the bucket
 * @param bucket where points go
 * @param maxBatchPoints points in one request
 */
public record HistoryConfig(
        String kafkaBootstrapServers,
        Map<String, String> kafkaProperties,
        URI schemaRegistryUrl,
        URI storeUrl,
        String storeToken,
        String organization,
        String bucket,
        int maxBatchPoints)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "HISTORY_";

    /** Reads the configuration, or lists every problem in a ConfigurationException. */
    public static HistoryConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, PREFIX);
        HistoryConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** The settings, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), PREFIX);
        read(environment);
        return environment.settings();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HistoryConfig[storeUrl=" + storeUrl + ", bucket=" + bucket + ']';
    }

    private static HistoryConfig read(Environment environment) {
        return new HistoryConfig(
                environment.text(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "localhost:9092",
                        "Brokers, host:port separated by commas."),
                environment.properties(
                        "KAFKA_",
                        "Any other Kafka client property, for example KAFKA_SASL_MECHANISM."),
                environment.address(
                        "SCHEMA_REGISTRY_URL",
                        "http://localhost:8085/apis/ccompat/v7",
                        "Base of the schema registry's Confluent-compatible API."),
                environment.address(
                        "HISTORY_STORE_URL",
                        "http://localhost:8086",
                        "InfluxDB 2, or a store that takes its line protocol."),
                environment.text("HISTORY_STORE_TOKEN", "none", "What authorizes writes."),
                environment.text("HISTORY_ORGANIZATION", "analytics", "Owner of the bucket."),
                environment.text("HISTORY_BUCKET", "analytics", "Where points go."),
                (int)
                        environment.integer(
                                "HISTORY_MAX_BATCH_POINTS",
                                5_000,
                                1,
                                100_000,
                                "Points in one request."));
    }
}
