package io.realtimeanalytics.preflight;

/** When the question is asked. */
public enum Stage {
    BEFORE,
    AFTER
}
