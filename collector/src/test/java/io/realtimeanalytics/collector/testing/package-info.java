/** Fakes and helpers of the collector's tests. */
@NullMarked
package io.realtimeanalytics.collector.testing;

import org.jspecify.annotations.NullMarked;
