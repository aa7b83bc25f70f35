package io.realtimeanalytics.bridge.socket;

import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.audit.Audit;
import java.time.Clock;
import java.time.Duration;

/**
 * How somebody comes in, and how long they may stay.
 *
 * @param access says who somebody is
 * @param audit the record of who did what
 * @param signInTimeout in which a new connection has to say who it is
 * @param renewalGrace in which a new token has to be shown once the last one has expired
 * @param maxConnections of one holder at the same time; not looked at where nobody signs in
 * @param slots those that are taken
 */
public record Door(
        Access access,
        Audit audit,
        Clock clock,
        Duration signInTimeout,
        Duration renewalGrace,
        int maxConnections,
        HolderSlots slots) {

    /** With the limits of production. */
    public static Door of(Access access, Audit audit, Clock clock) {
        return new Door(
                access,
                audit,
                clock,
                Duration.ofSeconds(10),
                Duration.ofSeconds(25),
                100,
                new HolderSlots());
    }
}
