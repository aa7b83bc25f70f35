package io.realtimeanalytics.preflight.finding;

/** How a finding counts: only a failure makes the program end with 1. */
public enum Severity {
    OK,
    WARNING,
    FAILED,
    UNKNOWN
}
