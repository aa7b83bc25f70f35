/** How traced events are followed from Kafka to a screen. */
@NullMarked
package io.realtimeanalytics.bridge.trace;

import org.jspecify.annotations.NullMarked;
