/** Duplicate removal. */
@NullMarked
package io.realtimeanalytics.pipeline.clean;

import org.jspecify.annotations.NullMarked;
