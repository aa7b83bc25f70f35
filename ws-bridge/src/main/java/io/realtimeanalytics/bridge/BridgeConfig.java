package io.realtimeanalytics.bridge;

import io.realtimeanalytics.bridge.access.TokenSettings;
import io.realtimeanalytics.bridge.socket.ConnectionLimits;
import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.history.StoreConfig;
import io.realtimeanalytics.tracing.TracingSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the bridge.
 *
 * @param tokens whose tokens are taken; null where nobody signs in
 * @param tracing where spans of traced events go
 */
public record BridgeConfig(
        Source source,
        Server server,
        Live live,
        @Nullable TokenSettings tokens,
        Filters filters,
        StoreConfig history,
        ConnectionLimits limits,
        TracingSettings tracing) {

    private static final String NONE = "none";
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\[\\]:-]+");
    private static final Pattern SITE = Pattern.compile("[^:|/\\s]{1,100}");

    /**
     * Where results come from.
     *
     * @param kafkaProperties client properties, bootstrap servers included
     */
    public record Source(Map<String, String> kafkaProperties, URI schemaRegistryUrl) {}

    /**
     * Where it listens.
     *
     * @param port 0 means any
     * @param allowedOrigins beside the bridge's own
     * @param dashboardDirectory empty if there is no dashboard to serve
     */
    public record Server(
            String host, int port, Set<String> allowedOrigins, String dashboardDirectory) {}

    /**
     * What screens get.
     *
     * @param tick shortest time between two deltas
     * @param sites known before their first result
     * @param unlistedSites known too, but named to nobody
     */
    public record Live(
            Duration tick,
            Duration heartbeat,
            SortedSet<String> sites,
            SortedSet<String> unlistedSites) {}

    /**
     * Views that show only some of the events.
     *
     * @param maxEvents of the last half hour that are kept; 0 for no such views
     * @param maxLateness as the job has it
     */
    public record Filters(int maxEvents, Duration maxLateness) {}

    /**
     * Reads the configuration.
     *
     * @throws io.realtimeanalytics.event.environment.ConfigurationException listing all problems
     */
    public static BridgeConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, "BRIDGE_");
        BridgeConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** All settings, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), "BRIDGE_");
        read(environment);
        return environment.settings();
    }

    private static BridgeConfig read(Environment environment) {
        return new BridgeConfig(
                readSource(environment),
                readServer(environment),
                readLive(environment),
                readTokens(environment),
                readFilters(environment),
                StoreConfig.from(environment),
                readLimits(environment),
                TracingSettings.from(environment));
    }

    private static Source readSource(Environment environment) {
        String servers =
                environment.text(
                        "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "Where Kafka can be reached.");
        Map<String, String> properties =
                environment.properties("KAFKA_", "Any other property of the Kafka client.");
        properties.put("bootstrap.servers", servers);
        URI registry =
                environment.address(
                        "SCHEMA_REGISTRY_URL",
                        "http://localhost:8085/apis/ccompat/v7",
                        "Confluent-compatible API of the schema registry.");
        return new Source(Map.copyOf(properties), registry);
    }

    private static Server readServer(Environment environment) {
        return new Server(
                environment.text("BRIDGE_HOST", "127.0.0.1", "Address to listen on."),
                (int) environment.integer("BRIDGE_PORT", 8080, 0, 65_535, "Port to listen on."),
                environment.parsed(
                        "BRIDGE_ALLOWED_ORIGINS",
                        "origins, separated by commas",
                        "http://localhost:8080,http://127.0.0.1:8080",
                        "Origins of web pages that may connect, beside the bridge's own.",
                        text -> Set.copyOf(list(text, ORIGIN))),
                environment.parsed(
                        "BRIDGE_DASHBOARD_DIR",
                        "directory with an index.html",
                        "",
                        "Files of the dashboard; without it none is served.",
                        BridgeConfig::dashboardDirectory));
    }

    private static Live readLive(Environment environment) {
        return new Live(
                environment.duration(
                        "BRIDGE_TICK",
                        Duration.ofMillis(20),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(1),
                        "Shortest time between two updates to a screen."),
                environment.duration(
                        "BRIDGE_HEARTBEAT",
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(2),
                        "Time between heartbeats; screens take a longer silence for a failure."),
                environment.parsed(
                        "BRIDGE_SITES",
                        "site ids, separated by commas",
                        "",
                        "Sites that screens may choose before their first result.",
                        text -> new TreeSet<>(list(text, SITE))),
                environment.parsed(
                        "BRIDGE_UNLISTED_SITES",
                        "site ids, separated by commas",
                        "",
                        "Sites that are in no list of sites, but can be watched: that of the canary.",
                        text -> new TreeSet<>(list(text, SITE))));
    }

    private static @Nullable TokenSettings readTokens(Environment environment) {
        boolean isDemo =
                environment.flag(
                        "BRIDGE_DEMO",
                        false,
                        "Lets everybody in: nobody signs in, and all see all.");
        String keys =
                environment.parsed(
                        "BRIDGE_TOKEN_KEYS_URL",
                        "an HTTP address",
                        "",
                        "Where the OpenID provider whose tokens are taken publishes its keys.",
                        BridgeConfig::keysUrl);
        String issuer =
                environment.text(
                        "BRIDGE_TOKEN_ISSUER", "none", "Issuer, exactly as tokens name it.");
        String audience =
                environment.text(
                        "BRIDGE_TOKEN_AUDIENCE",
                        "none",
                        "Audience that tokens must name; none for any.");
        boolean hasTokens = !keys.isEmpty() && !issuer.equals(NONE);
        if (isDemo == hasTokens || (isDemo && !keys.isEmpty())) {
            environment.refuse(
                    "Who may see the numbers? Set either BRIDGE_TOKEN_KEYS_URL and"
                            + " BRIDGE_TOKEN_ISSUER, or BRIDGE_DEMO=true to let everybody in");
        }
        return hasTokens && !isDemo
                ? new TokenSettings(URI.create(keys), issuer, audience.equals(NONE) ? "" : audience)
                : null;
    }

    private static String keysUrl(String text) {
        if (!text.isEmpty() && !text.matches("https?://.+")) {
            throw new IllegalArgumentException("no HTTP address");
        }
        return text;
    }

    private static Filters readFilters(Environment environment) {
        return new Filters(
                (int)
                        environment.integer(
                                "BRIDGE_FILTER_MAX_EVENTS",
                                1_000_000,
                                0,
                                100_000_000,
                                "Events of half an hour that are kept for filtered views, about 160"
                                        + " bytes each, and as many of each earlier time that is"
                                        + " watched; with more there are no filters."),
                environment.duration(
                        "PIPELINE_MAX_LATENESS",
                        Duration.ofMinutes(15),
                        "As the job has it: filtered views count by the same rule."));
    }

    private static ConnectionLimits readLimits(Environment environment) {
        return ConnectionLimits.of(
                (int)
                        environment.integer(
                                "BRIDGE_MAX_CONNECTIONS",
                                10_000,
                                1,
                                1_000_000,
                                "WebSocket connections of one process; more are sent away."),
                environment.duration(
                        "BRIDGE_PING_INTERVAL",
                        Duration.ofSeconds(25),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(5),
                        "Time between pings to a connection."),
                environment.duration(
                        "BRIDGE_PONG_TIMEOUT",
                        Duration.ofSeconds(8),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1),
                        "A connection that does not answer a ping for so long is ended."),
                environment.duration(
                        "BRIDGE_SLOW_TIMEOUT",
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(5),
                        "A connection that takes nothing for so long is ended."));
    }

    private static List<String> list(String text, Pattern item) {
        List<String> items =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
        if (!items.stream().allMatch(part -> item.matcher(part).matches())) {
            throw new IllegalArgumentException("not a list of such items");
        }
        return items;
    }

    private static String dashboardDirectory(String text) {
        if (!text.isEmpty() && !Files.isRegularFile(Path.of(text, "index.html"))) {
            throw new IllegalArgumentException("no index.html there");
        }
        return text;
    }
}
