/** When events are due, whatever happens to the events before. */
@NullMarked
package io.realtimeanalytics.simulator.schedule;

import org.jspecify.annotations.NullMarked;
