/** Patterns of frequency, by plain keyed state. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.rate;

import org.jspecify.annotations.NullMarked;
