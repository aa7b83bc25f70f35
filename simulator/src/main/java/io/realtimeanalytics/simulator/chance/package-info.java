/** Seeded chance: the same seed gives the same draws on every machine. */
@NullMarked
package io.realtimeanalytics.simulator.chance;

import org.jspecify.annotations.NullMarked;
