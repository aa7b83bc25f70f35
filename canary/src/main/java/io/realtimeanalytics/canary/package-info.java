/** A synthetic visitor: sends an event a second and watches it arrive on the screen. */
@NullMarked
package io.realtimeanalytics.canary;

import org.jspecify.annotations.NullMarked;
