/** What the tracker on the page reports of a visitor's step: the events. */
@NullMarked
package io.realtimeanalytics.simulator.tracking;

import org.jspecify.annotations.NullMarked;
