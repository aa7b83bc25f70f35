/** What a time-series store has to do for history, and what all of them share. */
@NullMarked
package io.realtimeanalytics.history.store;

import org.jspecify.annotations.NullMarked;
