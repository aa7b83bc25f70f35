/** Finds out whether the machine can run everything, before anything is started. */
@NullMarked
package io.realtimeanalytics.local.preflight;

import org.jspecify.annotations.NullMarked;
