package io.realtimeanalytics.canary;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the canary.
 *
 * @param host where health and metrics are served
 * @param port 0 for any free one
 * @param site of its own: nobody else may send to it
 * @param tokenFile null where the bridge lets everybody in
 */
public record CanaryConfig(
        String host,
        int port,
        String site,
        URI collectorUrl,
        URI bridgeUrl,
        @Nullable Path tokenFile) {

    private static final String PREFIX = "CANARY_";
    private static final String SITE = "[a-z0-9][a-z0-9-]{0,63}";

    /**
     * Reads the environment.
     *
     * @throws io.realtimeanalytics.event.environment.ConfigurationException listing all problems
     */
    public static CanaryConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, PREFIX);
        CanaryConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** Every setting, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), PREFIX);
        read(environment);
        return environment.settings();
    }

    private static CanaryConfig read(Environment environment) {
        return new CanaryConfig(
                environment.text("CANARY_HOST", "127.0.0.1", "Address to listen on."),
                (int)
                        environment.integer(
                                "CANARY_PORT",
                                8084,
                                0,
                                65_535,
                                "Port of health and metrics; 0: any."),
                environment.parsed(
                        "CANARY_SITE",
                        "site id",
                        "canary",
                        "Site of its own, which collector and bridge know and nobody else sends"
                                + " to.",
                        CanaryConfig::parseSite),
                environment.parsed(
                        "CANARY_COLLECTOR_URL",
                        "an HTTP address",
                        "http://localhost:8081",
                        "Collector that events are sent through.",
                        CanaryConfig::parseAddress),
                environment.parsed(
                        "CANARY_BRIDGE_URL",
                        "an HTTP address",
                        "http://localhost:8080",
                        "Bridge whose live view is watched.",
                        CanaryConfig::parseAddress),
                environment.<@Nullable Path>parsed(
                        "CANARY_TOKEN_FILE",
                        "path",
                        "",
                        "File with a token that the bridge takes, read anew when it changes; empty:"
                                + " the bridge lets everybody in.",
                        text -> text.isEmpty() ? null : Path.of(text)));
    }

    private static String parseSite(String text) {
        if (!text.matches(SITE)) {
            throw new IllegalArgumentException("no site id");
        }
        return text;
    }

    private static URI parseAddress(String text) {
        if (!text.matches("https?://[^/?#]+/*")) {
            throw new IllegalArgumentException("no HTTP address");
        }
        return URI.create(text.replaceAll("/+$", ""));
    }
}
