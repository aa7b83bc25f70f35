package io.realtimeanalytics.history;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.environment.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Configuration of the programs that write and check history, from the environment.
 *
 * @param kafka how Kafka and the schema registry are reached
 * @param store where history is kept
 * @param maxBatchPoints points in one request
 * @param verifyPatience how long a check waits for points that are on their way
 * @param stopsAtEnd whether the job ends when it has written what was there at its start
 */
public record HistoryConfig(
        KafkaSettings kafka,
        StoreConfig store,
        int maxBatchPoints,
        Duration verifyPatience,
        boolean stopsAtEnd)
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

    /** Without secrets. */
    @Override
    public String toString() {
        return "HistoryConfig[" + kafka + ", store=" + store + ']';
    }

    private static HistoryConfig read(Environment environment) {
        return new HistoryConfig(
                KafkaSettings.from(environment),
                StoreConfig.from(environment),
                (int)
                        environment.integer(
                                "HISTORY_MAX_BATCH_POINTS",
                                5_000,
                                1,
                                100_000,
                                "Points in one request."),
                environment.duration(
                        "HISTORY_VERIFY_PATIENCE",
                        Duration.ofSeconds(60),
                        "How long a check waits for points that are on their way."),
                environment.flag(
                        "HISTORY_STOP_AT_END",
                        false,
                        "End when all settled results that were there at the start are written:"
                                + " for replays and checks."));
    }
}
