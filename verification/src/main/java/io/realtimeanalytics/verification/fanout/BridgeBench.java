package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.feed.KafkaFeed;
import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import io.realtimeanalytics.verification.fanout.server.BridgeServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Ten thousand clients of a real bridge, which reads results from a real Kafka. Prints a table;
 * exit code 1 if something is not as it must be, 2 if other programs were busy, too.
 *
 * <p>Arguments: clients, clients of the naive server, seconds of a part, parts (of spread, stalled,
 * naive and bare), options of the bridge's JVM, folder for files, folder of the unpacked registry.
 */
public final class BridgeBench {

    private final int clients;
    private final int naiveClients;
    private final int seconds;
    private final Set<String> parts;
    private final List<String> jvmOptions;
    private final Path folder;
    private final Report report = new Report(System.out);

    private BridgeBench(String[] arguments) {
        this.clients = Integer.parseInt(arguments[0]);
        this.naiveClients = Integer.parseInt(arguments[1]);
        this.seconds = Integer.parseInt(arguments[2]);
        this.parts = Set.of(arguments[3].split(" ", -1));
        this.jvmOptions = List.of(arguments[4].split(" ", -1));
        this.folder = Path.of(arguments[5]);
    }

    /** Runs all parts. */
    public static void main(String[] arguments) throws Exception {
        BridgeBench bench = new BridgeBench(arguments);
        try (BenchPlatform platform = BenchPlatform.start(bench.folder, Path.of(arguments[6]))) {
            bench.run(platform);
        }
        System.exit(bench.report.print());
    }

    private void run(BenchPlatform platform) throws Exception {
        try (KafkaFeed feed = platform.feed();
                Ticker ticker = new Ticker(new Ticker.Load(feed, Site.ALL));
                ClientLoop loop = ClientLoop.start();
                BridgeServer bridge =
                        BridgeServer.start(
                                jvmOptions, platform.settings(), folder.resolve("bridge.log"))) {
            ticker.start();
            deliver(loop, bridge);
            compare(new ComparedPart(loop, ticker, bridge, feed, report));
        }
    }

    private void deliver(ClientLoop loop, BridgeServer bridge) throws Exception {
        if (!parts.contains("spread") && !parts.contains("stalled")) {
            return;
        }
        try (Crowd crowd = new IdlePart(bridge, loop, report).connect(clients)) {
            if (parts.contains("spread")) {
                new SpreadPart(crowd, bridge.process().usage(), report).run(seconds);
            }
            if (parts.contains("stalled")) {
                new StalledPart(crowd, loop, bridge, report).run(seconds);
            }
        }
    }

    private void compare(ComparedPart part) throws Exception {
        if (parts.contains("naive")) {
            part.besideNaive(naiveClients, seconds, folder.resolve("naive.log"));
        }
        if (parts.contains("bare")) {
            part.besideBareLoop(clients, seconds, jvmOptions, folder.resolve("bare.log"));
        }
    }
}
