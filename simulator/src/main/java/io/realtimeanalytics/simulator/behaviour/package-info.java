/** What a visitor does next: pages, steps, carts, checkouts and the pauses between them. */
@NullMarked
package io.realtimeanalytics.simulator.behaviour;

import org.jspecify.annotations.NullMarked;
