package io.realtimeanalytics.verification.fanout;

import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.feed.KafkaFeed;
import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import io.realtimeanalytics.verification.fanout.server.BridgeServer;
import java.nio.file.Path;
import java.util.List;

/**
 * Ten thousand clients of a real bridge, which reads results from a real Kafka. Prints a table;
 * exit code 1 if something is not as it must be.
 *
 * <p>Arguments: clients, seconds of a part, options of the bridge's JVM, folder for files, folder
 * of the unpacked registry.
 */
public final class BridgeBench {

    private final int clients;
    private final int seconds;
    private final List<String> bridgeOptions;
    private final Path folder;
    private final Report report = new Report(System.out);

    private BridgeBench(String[] arguments) {
        this.clients = Integer.parseInt(arguments[0]);
        this.seconds = Integer.parseInt(arguments[1]);
        this.bridgeOptions = List.of(arguments[2].split(" ", -1));
        this.folder = Path.of(arguments[3]);
    }

    /** Runs all parts. */
    public static void main(String[] arguments) throws Exception {
        BridgeBench bench = new BridgeBench(arguments);
        try (BenchPlatform platform = BenchPlatform.start(bench.folder, Path.of(arguments[4]))) {
            bench.run(platform);
        }
        System.exit(bench.report.print() ? 0 : 1);
    }

    private void run(BenchPlatform platform) throws Exception {
        try (KafkaFeed feed = platform.feed();
                Ticker ticker = new Ticker(new Ticker.Load(feed, Site.ALL));
                ClientLoop loop = ClientLoop.start();
                BridgeServer bridge =
                        BridgeServer.start(
                                bridgeOptions, platform.settings(), folder.resolve("bridge.log"))) {
            ticker.start();
            try (Crowd crowd = new IdlePart(bridge, loop, report).connect(clients)) {
                new SpreadPart(crowd, bridge.process().usage(), report).run(seconds);
            }
        }
    }
}
