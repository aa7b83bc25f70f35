package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.feed.Feed;
import io.realtimeanalytics.verification.fanout.feed.LineFeed;
import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import io.realtimeanalytics.verification.fanout.server.BridgeServer;
import io.realtimeanalytics.verification.fanout.server.OtherServers;
import io.realtimeanalytics.verification.fanout.server.ServerProcess;
import java.nio.file.Path;
import java.util.List;

/** What the bridge delivers for a second of CPU, next to other servers under the same load. */
final class ComparedPart {

    private static final int WARM_UP_SECONDS = 20;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MIN_TIMES_NAIVE = 8;
    private static final double MIN_SHARE_OF_BARE = 0.9;

    private final ClientLoop loop;
    private final Ticker ticker;
    private final BridgeServer bridge;
    private final Feed bridgeFeed;
    private final Report report;

    /** What a server did in a while. */
    private record Work(long deltas, double cpuSeconds) {
        double deltasPerCpuSecond() {
            return deltas / cpuSeconds;
        }
    }

    ComparedPart(
            ClientLoop loop, Ticker ticker, BridgeServer bridge, Feed bridgeFeed, Report report) {
        this.loop = loop;
        this.ticker = ticker;
        this.bridge = bridge;
        this.bridgeFeed = bridgeFeed;
        this.report = report;
    }

    /** Ten sites to each client: the bridge joins what the naive server sends one by one. */
    void besideNaive(int clients, int seconds, Path log) throws Exception {
        Work ours = bridge(clients, Site.ALL, seconds);
        Work naive;
        try (ServerProcess server = OtherServers.naive(log);
                Crowd crowd = Crowd.connect(loop, server.port(), clients)) {
            crowd.subscribe(Site.ALL);
            naive = work(crowd, server, new LineFeed(server.input()), Site.ALL, seconds);
        }
        say("naive Node server", clients, naive);
        report.hope(
                "updates per CPU second, times a naive Node server",
                ours.deltasPerCpuSecond() / naive.deltasPerCpuSecond(),
                MIN_TIMES_NAIVE,
                "");
    }

    /** One site to each client: nothing to join, only writes. */
    void besideBareLoop(int clients, int seconds, List<String> jvmOptions, Path log)
            throws Exception {
        List<Site> site = Site.ALL.subList(0, 1);
        Work ours = bridge(clients, site, seconds);
        Work bare;
        try (ServerProcess server = OtherServers.bareLoop(jvmOptions, clients, log);
                Crowd crowd = Crowd.connect(loop, server.port(), clients)) {
            bare = work(crowd, server, new LineFeed(server.input()), site, seconds);
        }
        say("bare loop", clients, bare);
        report.hope(
                "single frames per CPU second, of a bare loop of writes",
                ours.deltasPerCpuSecond() / bare.deltasPerCpuSecond(),
                MIN_SHARE_OF_BARE,
                "");
    }

    private Work bridge(int clients, List<Site> sites, int seconds) throws Exception {
        try (Crowd crowd = Crowd.connect(loop, bridge.process().port(), clients)) {
            crowd.subscribe(sites);
            Work work = work(crowd, bridge.process(), bridgeFeed, sites, seconds);
            say("bridge", clients, work);
            return work;
        }
    }

    private Work work(Crowd crowd, ServerProcess server, Feed feed, List<Site> sites, int seconds)
            throws InterruptedException {
        ticker.turnTo(new Ticker.Load(feed, sites));
        crowd.record(WARM_UP_SECONDS);
        CpuTime cpu = new CpuTime(server.usage());
        Recording recording = crowd.record(seconds);
        double cpuSeconds = cpu.serverSeconds();
        report.beside(cpu);
        ticker.turnTo(new Ticker.Load(bridgeFeed, Site.ALL));
        long ticks = seconds * 1_000L / Ticker.PERIOD_MILLIS;
        long expected = ticks * sites.size() * crowd.connections().size();
        if (recording.deltas() != expected) {
            report.say("only %,d of %,d deltas arrived in time", recording.deltas(), expected);
        }
        return new Work(recording.deltas(), cpuSeconds);
    }

    private void say(String server, int clients, Work work) {
        report.say(
                "%s, %,d clients: %,.0f deltas per CPU second, %.2f us each",
                server,
                clients,
                work.deltasPerCpuSecond(),
                MICROS_PER_SECOND / work.deltasPerCpuSecond());
    }
}
