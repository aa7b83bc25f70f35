/** Which events are followed through the platform. */
@NullMarked
package io.realtimeanalytics.collector.trace;

import org.jspecify.annotations.NullMarked;
