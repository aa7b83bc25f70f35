/** What a pattern or detector would have found in the events that are still there. */
@NullMarked
package io.realtimeanalytics.pipeline.backtest;

import org.jspecify.annotations.NullMarked;
