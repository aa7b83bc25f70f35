/** The history job: settled results into the time-series store, as points that overwrite. */
@NullMarked
package io.realtimeanalytics.pipeline.history;

import org.jspecify.annotations.NullMarked;
