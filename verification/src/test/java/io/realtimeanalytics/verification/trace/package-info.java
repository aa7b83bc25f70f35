/** One event, followed through all programs. */
@NullMarked
package io.realtimeanalytics.verification.trace;

import org.jspecify.annotations.NullMarked;
