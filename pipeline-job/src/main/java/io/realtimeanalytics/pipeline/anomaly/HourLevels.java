package io.realtimeanalytics.pipeline.anomaly;

import java.util.Map;

/**
 * What one hour was like; kept in state.
 *
 * @param hourMillis start of the hour
 * @param levels by series; a series that is not in it had nothing, or too little to be kept
 */
public record HourLevels(long hourMillis, Map<String, Level> levels) {}
