/** The newest value of every result that a view shows, whatever order the records came in. */
@NullMarked
package io.realtimeanalytics.bridge.state;

import org.jspecify.annotations.NullMarked;
