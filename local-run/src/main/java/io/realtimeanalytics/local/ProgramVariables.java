package io.realtimeanalytics.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment that the programs of the run see: what the user set for them by their own names,
 * and where the run's Kafka and schema registry are.
 */
final class ProgramVariables {

    private final Map<String, String> common;

    ProgramVariables(Map<String, String> chosen, String bootstrapServers, URI registryUrl) {
        Map<String, String> variables = new HashMap<>(chosen);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        variables.put("SCHEMA_REGISTRY_URL", registryUrl.toString());
        this.common = Map.copyOf(variables);
    }

    Map<String, String> all() {
        return common;
    }

    /** With values that the run itself decides on. */
    Map<String, String> with(Map<String, String> decided) {
        Map<String, String> variables = new HashMap<>(common);
        variables.putAll(decided);
        return variables;
    }

    /** With values for settings that the user left open. */
    Map<String, String> withDefaults(Map<String, String> defaults) {
        Map<String, String> variables = new HashMap<>(defaults);
        variables.putAll(common);
        return variables;
    }
}
