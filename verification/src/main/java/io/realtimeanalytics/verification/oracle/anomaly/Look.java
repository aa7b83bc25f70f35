package io.realtimeanalytics.verification.oracle.anomaly;

/**
 * What a detector sees at one minute.
 *
 * @param isHit whether it is unusual
 * @param value what was observed
 * @param expected what was expected
 * @param calm from where on it is usual again
 * @param count how much was counted
 * @param minutes over how many minutes
 */
record Look(boolean isHit, double value, double expected, double calm, long count, int minutes) {}
