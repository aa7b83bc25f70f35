/** Counting: everything that adds up, per site, metric and window. */
@NullMarked
package io.realtimeanalytics.pipeline.count;

import org.jspecify.annotations.NullMarked;
