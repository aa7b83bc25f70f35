package io.realtimeanalytics.event.environment;

import java.util.List;

/** The environment does not hold a usable configuration; the message lists every problem. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(List<String> problems) {
        super(
                "configuration: "
                        + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                        + problems.stream()
                                .map(problem -> "\n  " + problem)
                                .reduce("", String::concat));
    }
}
