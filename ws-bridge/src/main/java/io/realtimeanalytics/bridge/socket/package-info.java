/** Connections: handshake, limits, subscriptions and delivery, one event loop each. */
@NullMarked
package io.realtimeanalytics.bridge.socket;

import org.jspecify.annotations.NullMarked;
