package io.realtimeanalytics.pipeline.alert;

import org.jspecify.annotations.Nullable;

/**
 * A definition that replaces the one of the same id; crosses streams.
 *
 * @param patternId which one
 * @param definition what holds from now on; null to go back to the one that is built in
 */
public record DefinitionUpdate(String patternId, @Nullable Definition definition) {}
