/** Which alerts of anomalies there should be, by docs/anomalies.md: a fold over minutes. */
@NullMarked
package io.realtimeanalytics.verification.oracle.anomaly;

import org.jspecify.annotations.NullMarked;
