package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.environment.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Options as another spelling of environment variables: {@code --late-share 0.1} is {@code
 * SIMULATOR_LATE_SHARE=0.1}, {@code --kafka-client-id x} is {@code KAFKA_CLIENT_ID=x}.
 */
final class CommandLine {

    private static final String PREFIX = "--";
    private static final String FLAG_TYPE = "true or false";

    private final List<Setting> settings;

    CommandLine(List<Setting> settings) {
        this.settings = settings;
    }

    /** Thrown with all problems of a command line. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(List<String> problems) {
            super(String.join("\n", problems));
        }
    }

    static boolean asksForHelp(String[] arguments) {
        return List.of(arguments).contains("--help") || List.of(arguments).contains("-h");
    }

    /** The variables with the options put over them. */
    Map<String, String> over(Map<String, String> variables, String[] arguments) {
        Map<String, String> result = new HashMap<>(variables);
        List<String> problems = new ArrayList<>();
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            Optional<String> variable = variableOf(option);
            if (variable.isEmpty()) {
                problems.add(option + ": no such option (see --help)");
            } else if (equals >= 0) {
                result.put(variable.get(), argument.substring(equals + 1));
            } else if (isFlag(variable.get())) {
                result.put(variable.get(), "true");
            } else if (index + 1 < arguments.length && !arguments[index + 1].startsWith(PREFIX)) {
                result.put(variable.get(), arguments[++index]);
            } else {
                problems.add(option + ": value missing");
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return result;
    }

    /** All options with types, defaults and descriptions. */
    String help() {
        StringBuilder help = new StringBuilder();
        help.append("Simulates website traffic at a chosen rate.\n\n")
                .append("Usage: simulator [--option value | --option=value]...\n\n")
                .append("Each option can also be set by the environment variable beside it; the")
                .append(" option wins.\n");
        for (Setting setting : settings) {
            help.append("\n  ")
                    .append(optionOf(setting.name()))
                    .append("  (")
                    .append(setting.name())
                    .append(")\n      ")
                    .append(setting.description())
                    .append("\n      ")
                    .append(setting.type());
            if (!setting.defaultValue().isEmpty()) {
                help.append("; default ").append(setting.defaultValue());
            }
            help.append('\n');
        }
        return help.toString();
    }

    private Optional<String> variableOf(String option) {
        if (!option.matches("--[a-z][a-z0-9-]*")) {
            return Optional.empty();
        }
        String name = option.substring(PREFIX.length()).toUpperCase(Locale.ROOT).replace('-', '_');
        if (isSetting(ConfigReader.PREFIX + name)) {
            return Optional.of(ConfigReader.PREFIX + name);
        }
        return isSetting(name) && !name.startsWith(ConfigReader.PREFIX)
                ? Optional.of(name)
                : Optional.empty();
    }

    private boolean isSetting(String variable) {
        return settings.stream()
                .map(Setting::name)
                .anyMatch(
                        name ->
                                name.endsWith("*")
                                        ? variable.startsWith(name.substring(0, name.length() - 1))
                                        : name.equals(variable));
    }

    private boolean isFlag(String variable) {
        return settings.stream()
                .anyMatch(
                        setting ->
                                setting.name().equals(variable)
                                        && setting.type().equals(FLAG_TYPE));
    }

    private static String optionOf(String variable) {
        String name =
                variable.startsWith(ConfigReader.PREFIX)
                        ? variable.substring(ConfigReader.PREFIX.length())
                        : variable;
        return PREFIX + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
