package io.realtimeanalytics.pipeline.pattern.definition;

/**
 * A number that a definition may set.
 *
 * @param name with its unit, snake_case
 * @param defaultValue where the definition says nothing
 * @param least still allowed
 * @param greatest still allowed
 */
public record Threshold(String name, double defaultValue, double least, double greatest) {

    boolean allows(double value) {
        return value >= least && value <= greatest;
    }
}
