/** Questions to history over HTTP: bounded, cached, cancellable, never on an event loop. */
@NullMarked
package io.realtimeanalytics.bridge.history;

import org.jspecify.annotations.NullMarked;
