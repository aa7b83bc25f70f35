/** Files the collector serves: the tracker and the demo shop. */
@NullMarked
package io.realtimeanalytics.collector.pages;

import org.jspecify.annotations.NullMarked;
