/** Anomalies: what is unusual for a site at this hour of the week, and why. */
@NullMarked
package io.realtimeanalytics.pipeline.anomaly;

import org.jspecify.annotations.NullMarked;
