package io.realtimeanalytics.verification.fanout.drops;

import io.realtimeanalytics.local.part.Readiness;
import io.realtimeanalytics.verification.fanout.BenchPlatform;
import io.realtimeanalytics.verification.fanout.Report;
import io.realtimeanalytics.verification.fanout.client.ClientLoop;
import io.realtimeanalytics.verification.fanout.feed.KafkaFeed;
import io.realtimeanalytics.verification.fanout.feed.Site;
import io.realtimeanalytics.verification.fanout.feed.Ticker;
import io.realtimeanalytics.verification.fanout.server.BridgeServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Screens that lose their connections for 1 to 60 s again and again, while numbers change. In the
 * end each must show what the topic says. Exit code 1 if something is not as it must be.
 *
 * <p>Arguments: screens, seconds, options of the bridge's JVM, folder for files, folder of the
 * unpacked registry.
 */
public final class DropsBench {

    private static final long LOOK_MILLIS = 100;
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);
    private static final long LAST_FRAME_MILLIS = 3_000;
    private static final double MAX_SNAPSHOT_PERCENT = 1;
    private static final int SITES_OF_A_SCREEN = 2;

    private final Tally tally = new Tally();
    private final ClientLoop loop;
    private final List<Screen> screens;

    private DropsBench(ClientLoop loop, int port, int size) {
        this.loop = loop;
        this.screens =
                IntStream.range(0, size)
                        .mapToObj(index -> new Screen(index, port, sitesOf(index), loop, tally))
                        .toList();
    }

    /** Runs it and prints a table. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[3]);
        List<String> jvmOptions = List.of(arguments[2].split(" ", -1));
        Report report = new Report(System.out);
        try (BenchPlatform platform = BenchPlatform.start(folder, Path.of(arguments[4]));
                KafkaFeed feed = platform.feed();
                ClientLoop loop = ClientLoop.start();
                BridgeServer bridge =
                        BridgeServer.start(
                                jvmOptions, platform.settings(), folder.resolve("bridge.log"))) {
            DropsBench bench =
                    new DropsBench(loop, bridge.process().port(), Integer.parseInt(arguments[0]));
            bench.drop(new SeriesFeed(feed), Integer.parseInt(arguments[1]));
            bench.compare(ResultTopic.read(platform.topics()), report);
            bench.leave();
        }
        System.exit(report.print());
    }

    private void drop(SeriesFeed feed, int seconds) throws Exception {
        try (Ticker ticker = new Ticker(new Ticker.Load(feed, Site.ALL))) {
            ticker.start();
            long endMillis = System.currentTimeMillis() + seconds * 1_000L;
            while (System.currentTimeMillis() < endMillis) {
                loop.run(() -> screens.forEach(screen -> screen.look(System.currentTimeMillis())));
                // How often it looks; the end of the run ends it.
                Thread.sleep(LOOK_MILLIS);
            }
            loop.run(() -> screens.forEach(Screen::connect));
            Readiness.await(
                    "screens are still without some channel",
                    SETTLE_LIMIT,
                    () -> loop.call(() -> screens.stream().allMatch(Screen::isCurrent)));
        }
        // What is still on its way has no sign that tells of its arrival.
        Thread.sleep(LAST_FRAME_MILLIS);
    }

    private void compare(Map<String, SiteCopy> truth, Report report) {
        long equal =
                loop.call(() -> screens.stream().filter(screen -> screen.shows(truth)).count());
        loop.call(
                () -> {
                    report.say(
                            "%,d screens, %,d drops, %,d channels resumed",
                            screens.size(), tally.drops(), tally.resumed());
                    report.must(
                            "screens that show what the topic says (%d of %d)"
                                    .formatted(equal, screens.size()),
                            equal == screens.size());
                    report.must("there were drops", tally.drops() > 0);
                    report.mustNotExceed("silent gaps", (double) tally.gaps(), 0, "");
                    report.mustNotExceed(
                            "values that went back", (double) tally.backwards(), 0, "");
                    report.mustNotExceed(
                            "resumed by a snapshot, not by a delta",
                            tally.snapshotPercent(),
                            MAX_SNAPSHOT_PERCENT,
                            "%");
                    return true;
                });
    }

    private void leave() {
        loop.call(
                () -> {
                    screens.forEach(Screen::leave);
                    return true;
                });
    }

    private static List<Site> sitesOf(int screen) {
        return IntStream.range(0, SITES_OF_A_SCREEN)
                .mapToObj(shift -> Site.ALL.get((screen + 3 * shift) % Site.COUNT))
                .toList();
    }
}
