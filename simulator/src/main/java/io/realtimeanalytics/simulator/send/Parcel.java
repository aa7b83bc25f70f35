package io.realtimeanalytics.simulator.send;

import io.realtimeanalytics.simulator.traffic.Outgoing;

/**
 * An event in the outbox.
 *
 * @param number its place in this run, from 0
 * @param event what to send
 */
public record Parcel(long number, Outgoing event) {}
