/** Realistic website traffic at a chosen rate: configuration, program and status. */
@NullMarked
package io.realtimeanalytics.simulator;

import org.jspecify.annotations.NullMarked;
