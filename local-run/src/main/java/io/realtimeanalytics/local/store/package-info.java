/** The time-series store of the run. */
@NullMarked
package io.realtimeanalytics.local.store;

import org.jspecify.annotations.NullMarked;
