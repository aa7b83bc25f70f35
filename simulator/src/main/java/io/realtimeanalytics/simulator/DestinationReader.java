package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.simulator.SimulatorConfig.Destination;
import io.realtimeanalytics.simulator.SimulatorConfig.Target;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads where events go. */
final class DestinationReader {

    private static final String PREFIX = ConfigReader.PREFIX;
    private static final String NONE = "none";

    private final Environment environment;

    DestinationReader(Environment environment) {
        this.environment = environment;
    }

    Destination read() {
        return new Destination(
                environment.choice(
                        PREFIX + "TARGET", Target.class, Target.KAFKA, "Where events go."),
                readKafka(),
                environment.address(
                        "SCHEMA_REGISTRY_URL",
                        "http://localhost:8085/apis/ccompat/v7",
                        "Base of the schema registry's Confluent-compatible API."),
                environment.address(
                        PREFIX + "COLLECTOR_URL", "http://localhost:8081", "Collector's address."),
                readCollectorKey(),
                readInteger("HTTP_CONNECTIONS", 4, 256, "Requests at once."),
                readInteger("HTTP_BATCH_SIZE", 200, 1_000, "Events in one request."));
    }

    private Map<String, String> readKafka() {
        String servers =
                environment.text(
                        "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "Kafka's bootstrap servers.");
        Map<String, String> properties =
                new TreeMap<>(
                        environment.properties("KAFKA_", "Any other setting of the Kafka client."));
        properties.put("bootstrap.servers", servers);
        return Map.copyOf(properties);
    }

    private @Nullable String readCollectorKey() {
        String key =
                environment.text(
                        PREFIX + "COLLECTOR_KEY",
                        NONE,
                        "The collector's server key for all sites; with none the collector takes"
                                + " all visitors for one. Secret.");
        return key.equals(NONE) ? null : key;
    }

    private int readInteger(String name, int defaultValue, int greatest, String description) {
        return (int) environment.integer(PREFIX + name, defaultValue, 1, greatest, description);
    }
}
