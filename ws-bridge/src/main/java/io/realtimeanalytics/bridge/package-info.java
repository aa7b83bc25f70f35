/** Brings live results from Kafka to screens: snapshots and deltas over WebSocket. */
@NullMarked
package io.realtimeanalytics.bridge;

import org.jspecify.annotations.NullMarked;
