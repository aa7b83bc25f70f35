/** Alerts: what patterns and detectors have in common. */
@NullMarked
package io.realtimeanalytics.pipeline.alert;

import org.jspecify.annotations.NullMarked;
