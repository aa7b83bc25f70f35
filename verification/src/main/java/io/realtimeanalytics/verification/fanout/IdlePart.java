package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.server.BridgeServer;

/** How much memory of the bridge a connection costs that only waits. */
final class IdlePart {

    private static final double MAX_KIBIBYTES = 8;
    private static final double KIBIBYTE = 1_024;
    // Classes are loaded and the hottest code is compiled before anything is counted.
    private static final int WARM_UP_CLIENTS = 500;
    private static final int WARM_UP_SECONDS = 5;

    private final BridgeServer bridge;
    private final ClientLoop loop;
    private final Report report;

    IdlePart(BridgeServer bridge, ClientLoop loop, Report report) {
        this.bridge = bridge;
        this.loop = loop;
        this.report = report;
    }

    /** Connects and subscribes so many clients, measures on the way, and leaves them connected. */
    Crowd connect(int size) throws Exception {
        try (Crowd warmUp = Crowd.connect(loop, bridge.process().port(), WARM_UP_CLIENTS)) {
            warmUp.subscribe(Site.ALL);
            warmUp.record(WARM_UP_SECONDS);
        }
        long before = bridge.residentBytesAfterCollection();
        Crowd crowd = Crowd.connect(loop, bridge.process().port(), size);
        long connected = bridge.residentBytesAfterCollection();
        crowd.subscribe(Site.ALL);
        long subscribed = bridge.residentBytesAfterCollection();
        report.say(
                "resident: %,d KiB before, %,d KiB connected, %,d KiB subscribed",
                before / 1024, connected / 1024, subscribed / 1024);
        report.mustNotExceed(
                "memory of an idle connection",
                (connected - before) / KIBIBYTE / size,
                MAX_KIBIBYTES,
                "KiB");
        report.mustNotExceed(
                "memory of a connection with ten subscriptions",
                (subscribed - before) / KIBIBYTE / size,
                MAX_KIBIBYTES,
                "KiB");
        return crowd;
    }
}
