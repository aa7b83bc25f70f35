package io.realtimeanalytics.bridge.channel;

/** The last frame of a channel that a screen has applied. */
public record Position(String epoch, long offset) {}
