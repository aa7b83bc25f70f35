/** The catalogue of metrics and windows, and the keys of their results. */
@NullMarked
package io.realtimeanalytics.event.result;

import org.jspecify.annotations.NullMarked;
