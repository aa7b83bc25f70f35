/** Fills each due time with one event of somebody who is ready to act. */
@NullMarked
package io.realtimeanalytics.simulator.traffic;

import org.jspecify.annotations.NullMarked;
