/** Stand-ins and readers shared by the simulator's tests. */
@NullMarked
package io.realtimeanalytics.simulator.testing;

import org.jspecify.annotations.NullMarked;
