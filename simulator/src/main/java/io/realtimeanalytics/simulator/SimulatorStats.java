package io.realtimeanalytics.simulator;

import java.time.Duration;
import java.util.Map;

/**
 * What a run has done so far.
 *
 * @param elapsed since the start
 * @param sent events handed to the sender
 * @param delivered events that arrived
 * @param failed events of which nobody knows, and that nobody tries again
 * @param shed events that were due but not sent, since too many were on their way, or since the
 *     process stood still: the run does not have the rate it claims
 * @param inFlight events on their way
 * @param activeVisitors people on the sites
 * @param lagMillis how far sending was behind the due times, at worst in the last seconds
 * @param greatestLagMillis the same for the whole run
 * @param sentByClass events sent by what is special about them, without zeros
 * @param sentByType events sent by type, without zeros
 */
public record SimulatorStats(
        Duration elapsed,
        long sent,
        long delivered,
        long failed,
        long shed,
        long inFlight,
        int activeVisitors,
        long lagMillis,
        long greatestLagMillis,
        Map<String, Long> sentByClass,
        Map<String, Long> sentByType) {}
