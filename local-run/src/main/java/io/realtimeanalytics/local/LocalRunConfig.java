package io.realtimeanalytics.local;

import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.Setting;
import io.realtimeanalytics.local.folder.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Configuration of the local run.
 *
 * @param folder where everything is kept that outlives the run
 * @param ports where the parts listen
 * @param eventsPerSecond what the simulator sends; 0 for none
 * @param hasFaults whether a share of the simulated events is late, doubled or broken
 * @param hasPatterns whether the patterns job runs
 * @param parallelism subtasks of each operator in Flink
 * @param resources what the build made: web pages and the schema registry
 * @param programVariables settings meant for the programs, by their own names
 */
public record LocalRunConfig(
        RunFolder folder,
        Ports ports,
        int eventsPerSecond,
        boolean hasFaults,
        boolean hasPatterns,
        int parallelism,
        Resources resources,
        Map<String, String> programVariables) {

    private static final int MAX_EVENTS_PER_SECOND = 100_000;

    /** As many subtasks of the live job as the run's Flink cluster can hold. */
    public static final int MAX_PARALLELISM = 8;

    private static final List<String> PROGRAM_PREFIXES =
            List.of(
                    "COLLECTOR_",
                    "SIMULATOR_",
                    "PIPELINE_",
                    "PATTERNS_",
                    "HISTORY_",
                    "BRIDGE_",
                    "OTEL_EXPORTER_OTLP_");

    /** What the build made, by folder. */
    public record Resources(Path registry, Path dashboard, Path tracker) {}

    /**
     * Reads the configuration.
     *
     * @param variables usually {@link System#getenv()}
     * @throws io.realtimeanalytics.event.environment.ConfigurationException listing all problems
     */
    public static LocalRunConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables, "DEMO_");
        LocalRunConfig config = read(environment, variables);
        environment.finish();
        return config;
    }

    /** All settings, for the documentation. */
    public static List<Setting> settings() {
        Environment environment = new Environment(Map.of(), "DEMO_");
        read(environment, Map.of());
        return environment.settings();
    }

    private static LocalRunConfig read(Environment environment, Map<String, String> variables) {
        Path folder = path(environment, "DEMO_DIR", ".demo", "Folder that outlives the run.");
        int eventsPerSecond =
                (int)
                        environment.integer(
                                "DEMO_RATE",
                                200,
                                0,
                                MAX_EVENTS_PER_SECOND,
                                "Events per second of the simulated sites; 0 for none.");
        boolean hasFaults =
                environment.flag(
                        "DEMO_FAULTS",
                        false,
                        "Makes a share of the simulated events late, doubled, out of order or"
                                + " broken.");
        boolean hasPatterns =
                environment.flag(
                        "DEMO_PATTERNS",
                        true,
                        "Runs the patterns job: alerts of patterns and anomalies.");
        int parallelism =
                (int)
                        environment.integer(
                                "DEMO_PARALLELISM",
                                1,
                                1,
                                MAX_PARALLELISM,
                                "Subtasks of each operator in Flink; more pays only with more than two cores.");
        Resources resources =
                new Resources(
                        path(
                                environment,
                                "DEMO_REGISTRY_DIR",
                                "local-run/target/registry",
                                "Unpacked schema registry."),
                        path(
                                environment,
                                "DEMO_DASHBOARD_DIR",
                                "dashboard/dist",
                                "Built dashboard."),
                        path(
                                environment,
                                "DEMO_TRACKER_DIR",
                                "collector/tracker/dist",
                                "Built tracker and demo shop."));
        return new LocalRunConfig(
                new RunFolder(folder),
                Ports.from(environment),
                eventsPerSecond,
                hasFaults,
                hasPatterns,
                parallelism,
                resources,
                programVariables(variables));
    }

    private static Path path(
            Environment environment, String name, String defaultValue, String description) {
        return environment.parsed(
                name,
                "path",
                defaultValue,
                description,
                text -> Path.of(text).toAbsolutePath().normalize());
    }

    private static Map<String, String> programVariables(Map<String, String> variables) {
        Map<String, String> chosen = new TreeMap<>(variables);
        chosen.keySet().removeIf(name -> PROGRAM_PREFIXES.stream().noneMatch(name::startsWith));
        return Map.copyOf(chosen);
    }
}
