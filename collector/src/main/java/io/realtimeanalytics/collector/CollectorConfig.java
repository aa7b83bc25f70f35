package io.realtimeanalytics.collector;

import io.realtimeanalytics.collector.site.ServerKeys;
import io.realtimeanalytics.collector.site.Sites;
import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.tracing.TracingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the collector.
 *
 * @param port 0 for any free one
 * @param staticDirectory null: neither tracker nor shop are served
 * @param saltSecret empty: a random salt per day, in memory only
 * @param clockInterval time between two clock ticks
 * @param requestTime what a client has for sending one request
 * @param kafka how Kafka and the schema registry are reached; acks and idempotence are fixed
 * @param traceRatio share of the requests that are traced, where tracing is on
 */
public record CollectorConfig(
        String host,
        int port,
        Sites sites,
        ServerKeys serverKeys,
        @Nullable Path staticDirectory,
        String saltSecret,
        String countryHeader,
        boolean isForwardedTrusted,
        int forwardedHops,
        Duration clockInterval,
        Duration requestTime,
        KafkaSettings kafka,
        TracingSettings tracing,
        double traceRatio) {

    private static final String PREFIX = "COLLECTOR_";
    private static final int MIN_SECRET_CHARS = 16;

    /**
     * Reads the environment.
     *
     * @throws io.realtimeanalytics.event.environment.ConfigurationException listing all problems
     */
    public static CollectorConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, PREFIX);
        CollectorConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** Every setting, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), PREFIX);
        read(environment);
        return environment.settings();
    }

    /** Where it listens; the rest may be secret. */
    @Override
    public String toString() {
        return "CollectorConfig[" + host + ':' + port + ']';
    }

    private static CollectorConfig read(Environment environment) {
        return new CollectorConfig(
                environment.text("COLLECTOR_HOST", "127.0.0.1", "Address to listen on."),
                (int)
                        environment.integer(
                                "COLLECTOR_PORT", 8081, 0, 65_535, "Port to listen on; 0: any."),
                readSites(environment),
                environment.parsed(
                        "COLLECTOR_SERVER_KEYS",
                        "site:key,site:key",
                        "",
                        "Keys of at least 16 characters by which servers may send events. Secret.",
                        ServerKeys::parse),
                environment.<@Nullable Path>parsed(
                        "COLLECTOR_STATIC_DIR",
                        "directory",
                        "",
                        "Built tracker and demo shop to serve; empty: none.",
                        CollectorConfig::parseDirectory),
                environment.parsed(
                        "COLLECTOR_SALT_SECRET",
                        "text of at least 16 characters",
                        "",
                        "Derives the daily salts of visitor ids, so that instances agree; empty:"
                                + " random salts in memory. Secret.",
                        CollectorConfig::parseSecret),
                environment.text(
                        "COLLECTOR_COUNTRY_HEADER",
                        "CF-IPCountry",
                        "Header in which the proxy in front tells the visitor's country."),
                environment.flag(
                        "COLLECTOR_TRUST_FORWARDED",
                        false,
                        "Take the visitor's address from X-Forwarded-For, because a proxy in front"
                                + " sets it."),
                (int)
                        environment.integer(
                                "COLLECTOR_FORWARDED_HOPS",
                                1,
                                1,
                                10,
                                "Proxies in front that append to X-Forwarded-For."),
                environment.duration(
                        "COLLECTOR_CLOCK_INTERVAL",
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1),
                        "Time between two clock ticks in every partition of events."),
                environment.duration(
                        "COLLECTOR_REQUEST_TIME",
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(2),
                        "Time a client has for sending one request."),
                KafkaSettings.from(environment),
                TracingSettings.from(environment),
                environment.decimal(
                        "COLLECTOR_TRACE_RATIO",
                        0,
                        0,
                        1,
                        "Share of the requests of which an event is traced, beside those that ask by"
                                + " a traceparent; of no effect without an endpoint."));
    }

    private static Sites readSites(Environment environment) {
        return environment.parsed(
                "COLLECTOR_SITES",
                "site=origin,origin;site=*",
                "demo-shop=http://localhost:8081,http://127.0.0.1:8081",
                "Sites, and the origins whose pages may send their events; *: any origin.",
                Sites::parse);
    }

    private static @Nullable Path parseDirectory(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Path directory = Path.of(text);
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("not a directory");
        }
        return directory;
    }

    private static String parseSecret(String text) {
        if (!text.isEmpty() && text.length() < MIN_SECRET_CHARS) {
            throw new IllegalArgumentException("short secret");
        }
        return text;
    }
}
