package io.realtimeanalytics.local;

import io.realtimeanalytics.bridge.BridgeConfig;
import io.realtimeanalytics.collector.CollectorConfig;
import io.realtimeanalytics.history.HistoryConfig;
import io.realtimeanalytics.pipeline.PipelineConfig;
import io.realtimeanalytics.pipeline.pattern.PatternsConfig;
import io.realtimeanalytics.simulator.SimulatorConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * The configurations of the platform's programs: what the user set for them by their own names, and
 * what the run knows better, such as where Kafka is.
 */
record Programs(
        CollectorConfig collector,
        BridgeConfig bridge,
        PipelineConfig pipeline,
        PatternsConfig patterns,
        HistoryConfig history,
        SimulatorConfig simulator) {

    private static final String SITES = "demo-shop,aurora-outdoor,nova-electronics,pine-books";
    private static final Map<String, String> FAULTS =
            Map.of(
                    "SIMULATOR_LATE_SHARE", "0.005",
                    "SIMULATOR_OUT_OF_ORDER_SHARE", "0.05",
                    "SIMULATOR_DUPLICATE_SHARE", "0.02",
                    "SIMULATOR_UNDECODABLE_SHARE", "0.002",
                    "SIMULATOR_BOT_SHARE", "0.02");

    /**
     * Reads all.
     *
     * @throws io.realtimeanalytics.event.environment.ConfigurationException listing the problems of
     *     the first program that has some
     */
    static Programs from(LocalRunConfig config, Platform platform) {
        Map<String, String> common =
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        platform.kafka().bootstrapServers(),
                        "SCHEMA_REGISTRY_URL",
                        platform.registry().apiUrl().toString());
        return new Programs(
                CollectorConfig.from(variables(config, collector(config), common)),
                BridgeConfig.from(variables(config, bridge(config, platform), common)),
                PipelineConfig.from(variables(config, Map.of(), common)),
                PatternsConfig.from(variables(config, Map.of(), common)),
                HistoryConfig.from(variables(config, history(platform), common)),
                SimulatorConfig.from(variables(config, simulator(config), common)));
    }

    private static Map<String, String> variables(
            LocalRunConfig config, Map<String, String> defaults, Map<String, String> fixed) {
        Map<String, String> variables = new HashMap<>(defaults);
        variables.putAll(config.programVariables());
        variables.putAll(fixed);
        return variables;
    }

    private static Map<String, String> collector(LocalRunConfig config) {
        int port = config.ports().collector();
        return Map.of(
                "COLLECTOR_PORT",
                Integer.toString(port),
                "COLLECTOR_STATIC_DIR",
                config.resources().tracker().toString(),
                "COLLECTOR_SITES",
                "demo-shop=http://localhost:%1$d,http://127.0.0.1:%1$d".formatted(port));
    }

    private static Map<String, String> bridge(LocalRunConfig config, Platform platform) {
        Map<String, String> defaults = new HashMap<>(history(platform));
        defaults.put("BRIDGE_PORT", Integer.toString(config.ports().dashboard()));
        defaults.put("BRIDGE_DASHBOARD_DIR", config.resources().dashboard().toString());
        defaults.put("BRIDGE_DEMO", "true");
        defaults.put("BRIDGE_SITES", SITES);
        return defaults;
    }

    private static Map<String, String> history(Platform platform) {
        return Map.of(
                "HISTORY_STORE",
                "questdb",
                "HISTORY_STORE_URL",
                platform.store().url().toString(),
                "HISTORY_COMPRESSION",
                "false");
    }

    private static Map<String, String> simulator(LocalRunConfig config) {
        Map<String, String> defaults = new HashMap<>(config.hasFaults() ? FAULTS : Map.of());
        // A rate of zero means that there is no simulator, which it does not know itself.
        // On one machine there is no network to relieve, and batches of an event or two per
        // partition
        // cost broker and readers more to unpack than to move.
        defaults.put("KAFKA_COMPRESSION_TYPE", "none");
        defaults.put("SIMULATOR_RATE", Integer.toString(Math.max(1, config.eventsPerSecond())));
        return defaults;
    }
}
