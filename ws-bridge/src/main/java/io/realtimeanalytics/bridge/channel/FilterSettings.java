package io.realtimeanalytics.bridge.channel;

import java.time.Duration;

/**
 * How filtered channels are served.
 *
 * @param maxEvents of half an hour that are kept; with more, or if this is 0, there are no filters
 * @param maxLateness as the job has it: an event received longer after it happened is late
 * @param feeds where events come from
 */
public record FilterSettings(int maxEvents, Duration maxLateness, EventFeeds feeds) {}
