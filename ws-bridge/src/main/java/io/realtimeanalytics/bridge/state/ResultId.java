package io.realtimeanalytics.bridge.state;

import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;

/** Identity of a result within its site. */
public record ResultId(Metric metric, Window window, long startMillis) {}
