package io.realtimeanalytics.pipeline.pattern.tool;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.event.environment.Environment;
import io.realtimeanalytics.event.environment.KafkaSettings;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.event.wire.SchemaRegistryException;
import io.realtimeanalytics.pipeline.pattern.definition.BuiltIn;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionText;
import io.realtimeanalytics.pipeline.pattern.definition.Kind;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Command line: {@code list}, {@code kinds}, {@code put <definition>}, {@code enable <id> [site]},
 * {@code disable <id> [site]}, {@code remove <id> [site]}, {@code alerts [number]}.
 */
public final class PatternsTool {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;
    private static final int USUAL_ALERTS = 20;
    private static final String USAGE =
            """
            list                    definitions in force, one a line, as put takes them
            kinds                   what definitions can be of, with thresholds and their ranges
            put ID NAME=VALUE ...   adds or replaces one: kind, site, enabled, severity, cooldown, thresholds
            enable ID [SITE]        switches one on
            disable ID [SITE]       switches one off
            remove ID [SITE]        forgets an edit: what is built in counts again
            alerts [NUMBER]         the newest alerts\
            """;

    private final PatternTopics topics;
    private final PrintStream out;

    private PatternsTool(PatternTopics topics, PrintStream out) {
        this.topics = topics;
        this.out = out;
    }

    /** Does what the arguments say. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            Environment environment = new Environment(System.getenv(), "PATTERNS_TOOL_");
            KafkaSettings kafka = KafkaSettings.from(environment);
            environment.finish();
            PatternTopics topics =
                    new PatternTopics(
                            Map.copyOf(kafka.properties()),
                            new HttpSchemaRegistry(kafka.schemaRegistryUrl()));
            new PatternsTool(topics, System.out).execute(List.of(arguments));
            return 0;
        } catch (IllegalArgumentException | ConfigurationException e) {
            System.err.println(e.getMessage());
            return WRONG_USE;
        } catch (KafkaException | SchemaRegistryException e) {
            System.err.println("cannot reach Kafka or the schema registry: " + e.getMessage());
            return FAILED;
        }
    }

    private void execute(List<String> arguments) {
        List<String> rest =
                arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        switch (arguments.isEmpty() ? "" : arguments.get(0)) {
            case "list" -> inForce().values().forEach(each -> out.println(DefinitionText.of(each)));
            case "kinds" -> Arrays.stream(Kind.values()).forEach(this::describe);
            case "put" -> put(DefinitionText.parse(String.join(" ", rest)));
            case "enable" -> put(switched(rest, true));
            case "disable" -> put(switched(rest, false));
            case "remove" -> {
                topics.remove(keyOf(rest));
                out.println(keyOf(rest) + ": what is built in counts again, if anything");
            }
            case "alerts" ->
                    topics.newestAlerts(
                                    rest.isEmpty() ? USUAL_ALERTS : Integer.parseInt(rest.get(0)))
                            .forEach(this::print);
            default -> throw new IllegalArgumentException(USAGE);
        }
    }

    private void put(Definition definition) {
        topics.put(definition);
        out.println(DefinitionText.of(definition));
    }

    private Map<String, Definition> inForce() {
        Map<String, Definition> all = new LinkedHashMap<>();
        BuiltIn.definitions().forEach(definition -> all.put(definition.key(), definition));
        all.putAll(topics.definitions());
        return all;
    }

    private Definition switched(List<String> arguments, boolean isOn) {
        Map<String, Definition> all = inForce();
        String key = keyOf(arguments);
        Definition known = all.getOrDefault(key, all.get(arguments.get(0)));
        if (known == null) {
            throw new IllegalArgumentException(arguments.get(0) + ": no such pattern");
        }
        return new Definition(
                known.patternId(),
                known.kind(),
                arguments.size() > 1 ? arguments.get(1) : "",
                isOn,
                known.severity(),
                known.cooldownMillis(),
                known.thresholds());
    }

    private static String keyOf(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return Definition.keyOf(arguments.get(0), arguments.size() > 1 ? arguments.get(1) : "");
    }

    private void describe(Kind kind) {
        out.println(kind.id());
        kind.thresholds()
                .forEach(
                        threshold ->
                                out.printf(
                                        Locale.ROOT,
                                        "  %-24s %,.0f (%,.0f to %,.0f)%n",
                                        threshold.name(),
                                        threshold.defaultValue(),
                                        threshold.least(),
                                        threshold.greatest()));
    }

    private void print(Alert alert) {
        out.printf(
                "%tFT%<tTZ  %-8s  %-8s  %-14s  %-22s  %s%n",
                Instant.ofEpochMilli(alert.getDetectedAt()).atZone(ZoneOffset.UTC),
                alert.getStatus(),
                alert.getSeverity(),
                alert.getSiteId(),
                alert.getPatternId(),
                alert.getDetail());
    }
}
