/** What the bridge tells Prometheus about itself. */
@NullMarked
package io.realtimeanalytics.bridge.metric;

import org.jspecify.annotations.NullMarked;
