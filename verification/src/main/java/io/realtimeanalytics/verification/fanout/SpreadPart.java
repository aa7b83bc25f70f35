package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import io.realtimeanalytics.verification.fanout.server.Usage;

/** How long it takes from the first client that has a delta to the last one. */
final class SpreadPart {

    private static final double MAX_SPREAD_MILLIS = 100;
    private static final int WARM_UP_SECONDS = 15;

    private final Crowd crowd;
    private final Usage usage;
    private final Report report;

    SpreadPart(Crowd crowd, Usage usage, Report report) {
        this.crowd = crowd;
        this.usage = usage;
        this.report = report;
    }

    void run(int seconds) throws InterruptedException {
        crowd.record(WARM_UP_SECONDS);
        CpuTime cpu = new CpuTime(usage);
        Recording recording = crowd.record(seconds);
        double cpuSeconds = cpu.serverSeconds();
        report.beside(cpu);
        long ticks = seconds * 1_000L / Ticker.PERIOD_MILLIS;
        long expected = ticks * Site.COUNT * crowd.connections().size();
        Histogram spreads = recording.spreads();
        report.say("spread of a delta:  %s", spreads);
        report.say("publish to receive: %s", recording.latencies());
        report.say("%,.0f updates per CPU second of the bridge", recording.deltas() / cpuSeconds);
        report.mustNotExceed(
                "spread of a delta over all clients, p99",
                spreads.quantileMillis(0.99),
                MAX_SPREAD_MILLIS,
                "ms");
        report.must(
                "every client got every delta (%,d of %,d)".formatted(recording.deltas(), expected),
                recording.deltas() == expected);
    }
}
