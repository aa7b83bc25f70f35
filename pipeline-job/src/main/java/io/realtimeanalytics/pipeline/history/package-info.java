/**
 * The history job: settled results, sessions and alerts into the time-series store, where they
 * overwrite.
 */
@NullMarked
package io.realtimeanalytics.pipeline.history;

import org.jspecify.annotations.NullMarked;
