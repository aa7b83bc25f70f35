/** Spans of single events on their way through the programs, for OpenTelemetry. */
@NullMarked
package io.realtimeanalytics.tracing;

import org.jspecify.annotations.NullMarked;
