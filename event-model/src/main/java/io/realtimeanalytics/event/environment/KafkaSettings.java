package io.realtimeanalytics.event.environment;

import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How a program reaches Kafka and the schema registry: the same settings for all of them.
 *
 * @param properties of the Kafka client, {@code bootstrap.servers} among them; may hold secrets
 * @param schemaRegistryUrl base of the registry's Confluent-compatible API
 */
public record KafkaSettings(Map<String, String> properties, URI schemaRegistryUrl)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String SERVERS = "bootstrap.servers";

    /** Defensive copy. */
    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    /** Reads the settings; problems are the environment's to report. */
    public static KafkaSettings from(Environment environment) {
        String servers =
                environment.text(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "localhost:9092",
                        "Brokers, host:port separated by commas.");
        Map<String, String> properties =
                new TreeMap<>(
                        environment.properties(
                                "KAFKA_",
                                "Any other Kafka client property, for example"
                                        + " KAFKA_SASL_MECHANISM."));
        properties.put(SERVERS, servers);
        URI registry =
                environment.address(
                        "SCHEMA_REGISTRY_URL",
                        "http://localhost:8085/apis/ccompat/v7",
                        "Base of the schema registry's Confluent-compatible API.");
        return new KafkaSettings(properties, registry);
    }

    /** Brokers, host:port separated by commas. */
    public String bootstrapServers() {
        return properties.getOrDefault(SERVERS, "");
    }

    /** The properties in the form that Kafka's and Flink's builders take. */
    public Properties clientProperties() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers();
    }
}
