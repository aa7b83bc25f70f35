/** How records travel between subtasks: compact and without reflection. */
@NullMarked
package io.realtimeanalytics.pipeline.stream;

import org.jspecify.annotations.NullMarked;
