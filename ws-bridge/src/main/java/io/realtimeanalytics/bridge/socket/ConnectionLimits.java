package io.realtimeanalytics.bridge.socket;

import java.time.Duration;

/**
 * What a connection may do, and how many there may be.
 *
 * @param maxConnections WebSocket connections of this process
 * @param maxChannels subscriptions of one connection
 * @param maxMessagesPerMinute frames from one connection; pongs do not count
 * @param maxBadRequests as many end the connection
 * @param pingInterval between pings to a connection
 * @param pongTimeout after which a silent connection ends
 * @param slowTimeout after which a connection ends that reads nothing
 */
public record ConnectionLimits(
        int maxConnections,
        int maxChannels,
        int maxMessagesPerMinute,
        int maxBadRequests,
        Duration pingInterval,
        Duration pongTimeout,
        Duration slowTimeout) {

    /** Greatest size of a frame or a message from a connection. */
    static final int MAX_MESSAGE_BYTES = 64 * 1024;

    /** What is not configurable, with what is. */
    public static ConnectionLimits of(
            int maxConnections, Duration pingInterval, Duration pongTimeout, Duration slowTimeout) {
        return new ConnectionLimits(
                maxConnections, 128, 100, 5, pingInterval, pongTimeout, slowTimeout);
    }
}
