/** Websites that may send events: their browsers' origins and their servers' keys. */
@NullMarked
package io.realtimeanalytics.collector.site;

import org.jspecify.annotations.NullMarked;
