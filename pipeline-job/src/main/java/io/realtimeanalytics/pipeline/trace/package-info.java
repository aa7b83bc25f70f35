/** How traced events are followed through the live job; nothing of it is kept in state. */
@NullMarked
package io.realtimeanalytics.pipeline.trace;

import org.jspecify.annotations.NullMarked;
