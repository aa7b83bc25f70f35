package io.realtimeanalytics.simulator.fault;

import java.time.Duration;

/**
 * How much of the traffic is faulty.
 *
 * @param late share of events that come more than 15 minutes late
 * @param outOfOrder share of events that come a little late
 * @param outOfOrderMax how late at most
 * @param duplicate share of the good events that are sent a second time
 * @param duplicateDelayMax how long after the first time at most
 * @param undecodable share of records that are no events
 * @param bot share of events that come from crawlers
 * @param repeatedPurchase share of orders that are reported again, as a new event
 */
public record FaultShares(
        double late,
        double outOfOrder,
        Duration outOfOrderMax,
        double duplicate,
        Duration duplicateDelayMax,
        double undecodable,
        double bot,
        double repeatedPurchase) {

    /** No faults. */
    public static final FaultShares NONE =
            new FaultShares(0, 0, Duration.ofSeconds(10), 0, Duration.ofSeconds(30), 0, 0, 0);

    /** Shares of which each event can only belong to one. */
    public double exclusiveSum() {
        return late + outOfOrder + undecodable + bot;
    }
}
