/** Compares the simulator's ledger with the topics: lost, counted twice, wrong. */
@NullMarked
package io.realtimeanalytics.verification.ledger;

import org.jspecify.annotations.NullMarked;
