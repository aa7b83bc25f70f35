/** How a settled result becomes a point of a time-series store, always the same one. */
@NullMarked
package io.realtimeanalytics.history.point;

import org.jspecify.annotations.NullMarked;
