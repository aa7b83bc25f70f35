package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.simulator.chance.Weighted;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.fault.Scenarios;
import io.realtimeanalytics.simulator.population.Site;
import io.realtimeanalytics.simulator.schedule.RatePlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the simulator.
 *
 * @param rate how many events are due when
 * @param sites where they happen
 * @param returnAfter how long a visitor stays away at least
 * @param faults what goes wrong with events
 * @param scenarios what goes wrong on the sites
 * @param pace by which clock
 * @param run how long, and what is written down
 * @param destination where events go
 */
public record SimulatorConfig(
        RatePlan rate,
        Weighted<Site> sites,
        Duration returnAfter,
        FaultShares faults,
        Scenarios scenarios,
        Pace pace,
        Run run,
        Destination destination) {

    /**
     * By which clock events happen and arrive.
     *
     * @param start when the run begins by its own clock; null: now
     * @param speed how much faster than the wall's that clock runs
     */
    public record Pace(@Nullable Instant start, double speed) {

        /** The wall's clock. */
        public static final Pace REAL_TIME = new Pace(null, 1);

        /** Whether the run goes by the wall's clock. */
        public boolean isRealTime() {
            return equals(REAL_TIME);
        }
    }

    /**
     * How long, and what is written down.
     *
     * @param seed of all chance; null: made from the start time
     * @param duration zero: until stopped
     * @param count how many events; zero: as many as are due
     * @param ledger file; null: none
     * @param maxInFlight events that may be on their way at once
     * @param statusEvery how often the program prints its status; zero: never
     */
    public record Run(
            @Nullable Long seed,
            Duration duration,
            long count,
            @Nullable Path ledger,
            int maxInFlight,
            Duration statusEvery) {}

    /**
     * Where events go.
     *
     * @param target which of the two
     * @param kafka how Kafka and the schema registry are reached
     * @param collectorUrl the collector's address
     * @param collectorKey server key, without which the collector sees all visitors as one
     * @param httpConnections requests at once
     * @param httpBatchSize events in one request at most
     */
    public record Destination(
            Target target,
            KafkaSettings kafka,
            URI collectorUrl,
            @Nullable String collectorKey,
            int httpConnections,
            int httpBatchSize) {

        // Leaves out the key, which is a secret, and the properties, which may hold some.
        @Override
        public String toString() {
            return target == Target.KAFKA ? kafka.toString() : "collector at " + collectorUrl;
        }
    }

    /** The two ways in. */
    public enum Target {
        /** Into the topic, in the collector's place. */
        KAFKA,
        /** To the collector. */
        HTTP
    }

    /**
     * Reads the configuration.
     *
     * @throws io.realtimeanalytics.event.environment.ConfigurationException if it is not usable,
     *     listing all problems
     */
    public static SimulatorConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, ConfigReader.PREFIX);
        SimulatorConfig config = new ConfigReader(environment).read();
        environment.finish();
        return config;
    }

    /** Everything that can be set, in order. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), ConfigReader.PREFIX);
        new ConfigReader(environment).read();
        return environment.settings();
    }
}
