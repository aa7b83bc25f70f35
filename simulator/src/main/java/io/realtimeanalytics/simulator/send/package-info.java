/** Carries events to Kafka or the collector without ever holding up the schedule. */
@NullMarked
package io.realtimeanalytics.simulator.send;

import org.jspecify.annotations.NullMarked;
