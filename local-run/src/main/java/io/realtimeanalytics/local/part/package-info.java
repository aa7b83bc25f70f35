/** A part of the run, how parts are started one stage after the other, and stopped in reverse. */
@NullMarked
package io.realtimeanalytics.local.part;

import org.jspecify.annotations.NullMarked;
