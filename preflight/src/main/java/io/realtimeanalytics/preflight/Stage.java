package io.realtimeanalytics.preflight;

/** When the question is asked. */
enum Stage {
    BEFORE,
    AFTER
}
