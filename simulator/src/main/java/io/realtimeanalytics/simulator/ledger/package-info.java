/** Writes down every event before it is sent, so that results can be checked exactly. */
@NullMarked
package io.realtimeanalytics.simulator.ledger;

import org.jspecify.annotations.NullMarked;
