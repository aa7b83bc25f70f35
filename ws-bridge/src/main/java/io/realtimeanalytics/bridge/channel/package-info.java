/** Channels: a snapshot and contiguous deltas of one epoch, encoded once for all subscribers. */
@NullMarked
package io.realtimeanalytics.bridge.channel;

import org.jspecify.annotations.NullMarked;
