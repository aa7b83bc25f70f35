/** Reads results from Kafka and hands them on, decoded. */
@NullMarked
package io.realtimeanalytics.bridge.consume;

import org.jspecify.annotations.NullMarked;
