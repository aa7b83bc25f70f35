package io.realtimeanalytics.pipeline.pattern.candidate;

/**
 * An event under one of the keys it belongs to; crosses streams.
 *
 * @param key see {@link Scope#keyOf}
 * @param scope of the key
 * @param event what happened
 */
public record Routed(String key, Scope scope, CandidateEvent event) {}
