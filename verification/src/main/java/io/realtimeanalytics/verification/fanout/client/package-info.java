/** WebSocket clients by the thousand, on one thread: cheap, since they share the machine. */
@NullMarked
package io.realtimeanalytics.verification.fanout.client;

import org.jspecify.annotations.NullMarked;
