/** What goes wrong on purpose: late, repeated and broken events, bots and timed scenarios. */
@NullMarked
package io.realtimeanalytics.simulator.fault;

import org.jspecify.annotations.NullMarked;
