/**
 * Filtered live views: recent events in memory, counted once per distinct filter by the same rules
 * as the job's.
 */
@NullMarked
package io.realtimeanalytics.bridge.filter;

import org.jspecify.annotations.NullMarked;
