/** From a request's bytes to validated events, with a verdict for each. */
@NullMarked
package io.realtimeanalytics.collector.intake;

import org.jspecify.annotations.NullMarked;
