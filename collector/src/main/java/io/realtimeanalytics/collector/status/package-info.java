/** Health and metrics of the collector. */
@NullMarked
package io.realtimeanalytics.collector.status;

import org.jspecify.annotations.NullMarked;
