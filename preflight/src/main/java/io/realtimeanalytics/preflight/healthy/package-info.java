/** Checks of an installed release. */
@NullMarked
package io.realtimeanalytics.preflight.healthy;

import org.jspecify.annotations.NullMarked;
