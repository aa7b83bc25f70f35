/** Starts the whole pipeline on one machine, in order, and stops it again. */
@NullMarked
package io.realtimeanalytics.local;

import org.jspecify.annotations.NullMarked;
