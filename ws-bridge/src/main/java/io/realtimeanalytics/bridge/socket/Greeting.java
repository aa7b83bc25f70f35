package io.realtimeanalytics.bridge.socket;

import java.time.Clock;

/**
 * What a welcome says.
 *
 * @param isDemo whether nobody signs in
 */
public record Greeting(boolean isDemo, Clock clock) {}
