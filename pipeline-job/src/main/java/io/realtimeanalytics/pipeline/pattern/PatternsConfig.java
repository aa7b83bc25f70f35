package io.realtimeanalytics.pipeline.pattern;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.environment.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Configuration of the patterns job, from the environment.
 *
 * @param kafka how Kafka and the schema registry are reached
 * @param maxDelay an event received longer after it happened has no part in patterns and anomalies
 * @param skewAllowance how far the clocks of collectors may differ, delivery included
 * @param commitDelay how long settled results may take until they are committed
 * @param idleness a partition without records stops holding the others back after this
 * @param stopsAtEnd whether the job ends when it has read what was there at its start
 */
public record PatternsConfig(
        KafkaSettings kafka,
        Duration maxDelay,
        Duration skewAllowance,
        Duration commitDelay,
        Duration idleness,
        boolean stopsAtEnd) {

    private static final String PREFIX = "PATTERNS_";

    /** Reads the configuration, or lists every problem in a ConfigurationException. */
    public static PatternsConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, PREFIX);
        PatternsConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** The settings, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), PREFIX);
        read(environment);
        return environment.settings();
    }

    /**
     * How far the watermark stays behind the newest event: so far that no event that counts is
     * behind it, as long as collectors keep to the allowance.
     */
    public Duration outOfOrderness() {
        return maxDelay.plus(skewAllowance);
    }

    private static PatternsConfig read(Environment environment) {
        return new PatternsConfig(
                KafkaSettings.from(environment),
                environment.duration(
                        "PATTERNS_MAX_DELAY",
                        Duration.ofSeconds(10),
                        "An event received longer after it happened has no part in patterns and anomalies; alerts"
                                + " wait this long."),
                environment.duration(
                        "PATTERNS_SKEW_ALLOWANCE",
                        Duration.ofSeconds(2),
                        "How far the clocks of collectors may differ, delivery time included."),
                environment.duration(
                        "PATTERNS_COMMIT_DELAY",
                        Duration.ofSeconds(10),
                        "Detectors of anomalies wait this long for settled results: longer than"
                                + " the interval of the live job's checkpoints."),
                environment.duration(
                        "PATTERNS_IDLENESS",
                        Duration.ofSeconds(30),
                        "A partition without any record stops holding the others back after this."),
                environment.flag(
                        "PATTERNS_STOP_AT_END",
                        false,
                        "End when all events that were there at the start are read, as if time had"
                                + " passed since: for replays and measurements."));
    }
}
