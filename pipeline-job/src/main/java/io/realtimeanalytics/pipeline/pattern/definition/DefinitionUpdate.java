package io.realtimeanalytics.pipeline.pattern.definition;

import org.jspecify.annotations.Nullable;

/**
 * An edit of the definitions; crosses streams.
 *
 * @param key see {@link Definition#keyOf}
 * @param definition what counts from now on; null: what is built in, if anything
 */
public record DefinitionUpdate(String key, @Nullable Definition definition) {}
