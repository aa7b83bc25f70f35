/** History: settled results kept in a time-series store, and the settings of that store. */
@NullMarked
package io.realtimeanalytics.history;

import org.jspecify.annotations.NullMarked;
