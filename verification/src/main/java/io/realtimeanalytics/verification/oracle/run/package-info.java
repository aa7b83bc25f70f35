/** A whole platform in one process: simulated traffic, the live job, and then the oracle. */
@NullMarked
package io.realtimeanalytics.verification.oracle.run;

import org.jspecify.annotations.NullMarked;
