package io.realtimeanalytics.event.environment;

/**
 * One setting of a program, as the documentation lists it.
 *
 * @param name environment variable
 * @param type for people: text, integer 1 to 65535, duration ...
 * @param defaultValue value used when the variable is absent; empty when it is required
 * @param isRequired the program does not start without it
 * @param description one sentence
 */
public record Setting(
        String name, String type, String defaultValue, boolean isRequired, String description) {}
