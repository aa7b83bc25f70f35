package io.realtimeanalytics.bridge.pages;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the dashboard's server is told.
 *
 * @param directory the built dashboard
 */
public record PagesConfig(String host, int port, Path directory) {

    private static final String PREFIX = "DASHBOARD_";

    /**
     * Reads the environment.
     *
     * @throws io.realtimeanalytics.event.environment.ConfigurationException listing all problems
     */
    public static PagesConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, PREFIX);
        PagesConfig config = read(environment);
        environment.finish();
        return config;
    }

    /** Every setting, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), PREFIX);
        read(environment);
        return environment.settings();
    }

    private static PagesConfig read(Environment environment) {
        return new PagesConfig(
                environment.text("DASHBOARD_HOST", "127.0.0.1", "Address to listen on."),
                (int)
                        environment.integer(
                                "DASHBOARD_PORT", 8080, 0, 65_535, "Port to listen on; 0: any."),
                directory(environment));
    }

    private static Path directory(Environment environment) {
        String name = "DASHBOARD_DIR";
        Path directory = Path.of(environment.text(name, "dashboard/dist", "The built dashboard."));
        if (!Files.isRegularFile(directory.resolve("index.html"))) {
            environment.refuse(name + ": no index.html there");
        }
        return directory;
    }
}
