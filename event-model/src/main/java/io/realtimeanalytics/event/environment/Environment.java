package io.realtimeanalytics.event.environment;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings and collects every problem until {@link #finish()}.
 *
 * <p>A program owns the variables that begin with its prefix: one of those that no setting reads is
 * a spelling mistake and a problem too. Values are not repeated in messages, since they may be
 * secrets; names and expectations are.
 */
public final class Environment {

    private final Map<String, String> variables;
    private final String ownedPrefix;
    private final List<Setting> settings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param variables usually {@link System#getenv()}
     * @param ownedPrefix for example {@code COLLECTOR_}
     */
    public Environment(Map<String, String> variables, String ownedPrefix) {
        this.variables = variables;
        this.ownedPrefix = ownedPrefix;
    }

    /** A text that may not be blank. */
    public String text(String name, String defaultValue, String description) {
        return read(name, "text", defaultValue, description, text -> text);
    }

    /** A text without a default: its absence is a problem. */
    public String requiredText(String name, String description) {
        return read(name, "text", null, description, text -> text);
    }

    /** A whole number in a range, bounds included. */
    public long integer(
            String name, long defaultValue, long least, long greatest, String description) {
        return read(
                name,
                "integer " + least + " to " + greatest,
                Long.toString(defaultValue),
                description,
                text -> {
                    long value = Long.parseLong(text);
                    require(value >= least && value <= greatest);
                    return value;
                });
    }

    /** A decimal number in a range, bounds included. */
    public double decimal(
            String name, double defaultValue, double least, double greatest, String description) {
        return read(
                name,
                "number " + least + " to " + greatest,
                Double.toString(defaultValue),
                description,
                text -> {
                    double value = Double.parseDouble(text);
                    require(value >= least && value <= greatest);
                    return value;
                });
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean defaultValue, String description) {
        return read(
                name,
                "true or false",
                Boolean.toString(defaultValue),
                description,
                text -> {
                    require(text.equals("true") || text.equals("false"));
                    return Boolean.parseBoolean(text);
                });
    }

    /** A duration such as {@code 50ms}, {@code 30s}, {@code 15m}, {@code 2h} or {@code PT15M}. */
    public Duration duration(String name, Duration defaultValue, String description) {
        return read(
                name,
                "duration, for example 50ms, 30s, 15m, 2h",
                Durations.format(defaultValue),
                description,
                Durations::parse);
    }

    /** A duration in a range, bounds included. */
    public Duration duration(
            String name,
            Duration defaultValue,
            Duration least,
            Duration greatest,
            String description) {
        return read(
                name,
                "duration " + Durations.format(least) + " to " + Durations.format(greatest),
                Durations.format(defaultValue),
                description,
                text -> {
                    Duration value = Durations.parse(text);
                    require(value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0);
                    return value;
                });
    }

    /** An absolute address with scheme and host. */
    public URI address(String name, String defaultValue, String description) {
        return read(
                name,
                "URL",
                defaultValue,
                description,
                text -> {
                    URI uri = URI.create(text);
                    require(uri.isAbsolute());
                    return uri;
                });
    }

    /** One constant of an enum, in lower case with dashes. */
    public <E extends Enum<E>> E choice(
            String name, Class<E> type, E defaultValue, String description) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Environment::choiceName).toList();
        return read(
                name,
                "one of " + String.join(", ", names),
                choiceName(defaultValue),
                description,
                text -> {
                    int index = names.indexOf(text);
                    require(index >= 0);
                    return type.getEnumConstants()[index];
                });
    }

    /** Any other type, by its own parser, which throws IllegalArgumentException. */
    public <T> T parsed(
            String name,
            String type,
            String defaultValue,
            String description,
            Function<String, T> parser) {
        return read(name, type, defaultValue, description, parser);
    }

    /**
     * All variables with a prefix, as client properties: with prefix {@code KAFKA_}, {@code
     * KAFKA_SECURITY_PROTOCOL} becomes {@code security.protocol}.
     */
    public Map<String, String> properties(String prefix, String description) {
        settings.add(new Setting(prefix + "*", "client property", "", false, description));
        Map<String, String> properties = new TreeMap<>();
        variables.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        String key = name.substring(prefix.length()).toLowerCase(Locale.ROOT);
                        properties.put(key.replace('_', '.'), value);
                    }
                });
        return properties;
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationException if there was any problem, listing all
     */
    public void finish() {
        List<String> all = new ArrayList<>(problems);
        variables.keySet().stream()
                .filter(name -> name.startsWith(ownedPrefix))
                .filter(name -> settings.stream().noneMatch(setting -> matches(setting, name)))
                .sorted()
                .forEach(name -> all.add(name + ": no such setting"));
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }

    /** Notes a problem that is not one of a single setting; see {@link #finish}. */
    public void refuse(String problem) {
        problems.add(problem);
    }

    /** The settings read so far, in order. */
    public List<Setting> settings() {
        return List.copyOf(settings);
    }

    private static boolean matches(Setting setting, String name) {
        return setting.name().endsWith("*")
                ? name.startsWith(setting.name().substring(0, setting.name().length() - 1))
                : setting.name().equals(name);
    }

    private <T> T read(
            String name,
            String type,
            @Nullable String defaultValue,
            String description,
            Function<String, T> parser) {
        String documentedDefault = defaultValue == null ? "" : defaultValue;
        settings.add(new Setting(name, type, documentedDefault, defaultValue == null, description));
        String text = variables.get(name);
        if (text != null && !text.isBlank()) {
            try {
                return parser.apply(text.strip());
            } catch (IllegalArgumentException | DateTimeParseException e) {
                problems.add(name + ": not usable (expected: " + type + ")");
            }
        } else if (defaultValue == null) {
            problems.add(name + ": missing (expected: " + type + "; " + description + ")");
        }
        return placeholder(defaultValue, parser);
    }

    // What is returned beside a recorded problem is never used: finish() throws.
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T placeholder(@Nullable String defaultValue, Function<String, T> parser) {
        return defaultValue == null ? null : parser.apply(defaultValue);
    }

    private static String choiceName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
