package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.local.part.Readiness;
import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.client.Connection;
import io.realtimeanalytics.verification.fanout.server.BridgeServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A tenth of the clients cease to read. Once the bridge begins to skip deltas for them, half of
 * these read again and must have the newest values; the other half must be ended. Nobody else may
 * notice.
 */
final class StalledPart {

    private static final int ONE_IN = 10;
    private static final int HALF = 2 * ONE_IN;
    private static final double MAX_RATIO = 1.2;
    // What the bridge queues for one connection at most.
    private static final double MAX_KIBIBYTES = 256;
    private static final double KIBIBYTE = 1_024;
    private static final int MAX_TICKS = 2_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 1_000;
    private static final int PONG_EVERY_LOOKS = 5;
    private static final long READ_AGAIN_EVERY_MILLIS = 10;
    private static final long FRESH_MILLIS = 2_000;
    private static final String SKIPPED = "bridge_conflated_frames_total";
    private static final String ENDED_AS_SLOW = "bridge_closes_total{code=\"4008\",}";

    private final Crowd crowd;
    private final ClientLoop loop;
    private final BridgeServer bridge;
    private final Report report;
    private final List<Connection> stalled;
    private long greatestBytes;
    private int looks;

    /** Looks at a counter of the bridge. */
    private interface Condition {
        boolean isMet() throws IOException, InterruptedException;
    }

    StalledPart(Crowd crowd, ClientLoop loop, BridgeServer bridge, Report report) {
        this.crowd = crowd;
        this.loop = loop;
        this.bridge = bridge;
        this.report = report;
        this.stalled = crowd.connections().stream().filter(each -> isStalled(each)).toList();
    }

    void run(int seconds) throws Exception {
        CpuTime cpuBefore = new CpuTime(bridge.process().usage());
        Recording before = crowd.record(seconds, client -> client % ONE_IN != 0);
        report.beside(cpuBefore);
        long bytesBefore = bridge.process().usage().residentBytes();
        long skippedBefore = bridge.counter(SKIPPED);
        CpuTime cpuDuring = new CpuTime(bridge.process().usage());
        Recording during = crowd.begin(MAX_TICKS, client -> client % ONE_IN != 0);

        loop.run(() -> stalled.forEach(connection -> connection.setReading(false)));
        await("no deltas skipped", () -> bridge.counter(SKIPPED) > skippedBefore + stalled.size());
        List<Connection> back = stalled.stream().filter(each -> isBack(each)).toList();
        readAgain(back);
        int hopeless = stalled.size() - back.size();
        await("slow clients not ended", () -> bridge.counter(ENDED_AS_SLOW) >= hopeless);

        crowd.end();
        report.beside(cpuDuring);
        long fresh = loop.call(() -> back.stream().filter(this::isFresh).count());
        report.say("others, publish to receive, before: %s", before.latencies());
        report.say("others, publish to receive, during: %s", during.latencies());
        report.mustNotExceed(
                "p99 of the others with a tenth stalled, of that without",
                during.latencies().quantileMillis(0.99) / before.latencies().quantileMillis(0.99),
                MAX_RATIO,
                "");
        report.mustNotExceed(
                "memory for a stalled client at most",
                (greatestBytes - bytesBefore) / KIBIBYTE / stalled.size(),
                MAX_KIBIBYTES,
                "KiB");
        report.must(
                "who reads again has the newest values (%d of %d)".formatted(fresh, back.size()),
                fresh == back.size());
        verifyEnds(hopeless);
    }

    // One after the other: the clients share a thread, and what has piled up is a lot to read.
    private void readAgain(List<Connection> back) throws InterruptedException {
        for (Connection connection : back) {
            loop.run(() -> connection.setReading(true));
            // The pace of the load, not a wait for something.
            Thread.sleep(READ_AGAIN_EVERY_MILLIS);
        }
    }

    private void verifyEnds(int hopeless) throws Exception {
        loop.run(() -> stalled.forEach(connection -> connection.setReading(true)));
        Readiness.await(
                "connections that were ended are still open",
                LIMIT,
                () -> crowd.watch().closed() >= hopeless);
        report.must(
                "who does not is ended with 4008, nobody else (%d of %d)"
                        .formatted(bridge.counter(ENDED_AS_SLOW), hopeless),
                bridge.counter(ENDED_AS_SLOW) == hopeless && crowd.watch().closed() == hopeless);
    }

    /** Waits, and meanwhile has the stalled say that they are there: slow is not gone. */
    private void await(String otherwise, Condition condition) throws Exception {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!condition.isMet()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException(otherwise + " after " + LIMIT);
            }
            int group = looks++ % PONG_EVERY_LOOKS;
            loop.run(() -> sendPongs(group));
            greatestBytes = Math.max(greatestBytes, bridge.process().usage().residentBytes());
            // How often it looks; the deadline ends it.
            Thread.sleep(LOOK_MILLIS);
        }
    }

    // Not all at once: that would be a load of its own.
    private void sendPongs(int group) {
        for (int at = group; at < stalled.size(); at += PONG_EVERY_LOOKS) {
            stalled.get(at).sendPong();
        }
    }

    private boolean isFresh(Connection connection) {
        long ageMillis =
                System.currentTimeMillis() - crowd.watch().newestDueMillis(connection.index());
        return ageMillis < FRESH_MILLIS;
    }

    private static boolean isStalled(Connection connection) {
        return connection.index() % ONE_IN == 0;
    }

    private static boolean isBack(Connection connection) {
        return connection.index() % HALF == 0;
    }
}
