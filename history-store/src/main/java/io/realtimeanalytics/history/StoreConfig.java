package io.realtimeanalytics.history;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.history.point.Retention;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * Where history is kept.
 *
 * @param kind which store
 * @param url its HTTP address
 * @param token what authorizes; secret
 * @param organization owner of the buckets
 * @param bucketPrefix begin of the buckets' names; a tier's name follows
 * @param compresses whether writes are compressed
 * @param retention how long each resolution is kept
 */
public record StoreConfig(
        Kind kind,
        URI url,
        String token,
        String organization,
        String bucketPrefix,
        boolean compresses,
        Retention retention)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** The stores that there are. */
    public enum Kind {
        /** InfluxDB 2. */
        INFLUXDB,
        /** QuestDB. */
        QUESTDB
    }

    /** Reads the settings that begin with HISTORY_. */
    public static StoreConfig from(Environment environment) {
        return new StoreConfig(
                environment.choice(
                        "HISTORY_STORE", Kind.class, Kind.INFLUXDB, "Store that keeps history."),
                environment.address(
                        "HISTORY_STORE_URL", "http://localhost:8086", "The store's HTTP address."),
                environment.text(
                        "HISTORY_STORE_TOKEN",
                        "none",
                        "What authorizes reading, writing and changing buckets. Secret."),
                environment.text(
                        "HISTORY_ORGANIZATION", "analytics", "InfluxDB: owner of the buckets."),
                environment.text(
                        "HISTORY_BUCKET_PREFIX",
                        "analytics",
                        "InfluxDB: buckets are named by it, as analytics-1m."),
                environment.flag("HISTORY_COMPRESSION", true, "Compress what is written."),
                retention(environment));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "StoreConfig[" + kind + " at " + url + ']';
    }

    private static Retention retention(Environment environment) {
        Retention usual = Retention.DEFAULT;
        return new Retention(
                retention(environment, "10S", usual.tenSeconds(), "data by ten seconds"),
                retention(
                        environment, "1M", usual.oneMinute(), "data by the minute, and sessions,"),
                retention(environment, "1H", usual.oneHour(), "data by the hour, and alerts,"));
    }

    private static Duration retention(
            Environment environment, String tier, Duration usual, String what) {
        return environment.duration(
                "HISTORY_RETENTION_" + tier,
                usual,
                SHORTEST,
                LONGEST,
                "How long " + what + " are kept, in whole days; the store is told at each start.");
    }
}
