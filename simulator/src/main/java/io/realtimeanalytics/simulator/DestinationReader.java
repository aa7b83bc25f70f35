package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.simulator.SimulatorConfig.Destination;
import io.realtimeanalytics.simulator.SimulatorConfig.Target;
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
                KafkaSettings.from(environment),
                environment.address(
                        PREFIX + "COLLECTOR_URL", "http://localhost:8081", "Collector's address."),
                readCollectorKey(),
                readInteger("HTTP_CONNECTIONS", 4, 256, "Requests at once."),
                readInteger("HTTP_BATCH_SIZE", 200, 1_000, "Events in one request."));
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
