package io.realtimeanalytics.bridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.state.LiveState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.testing.ManualClock;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order, replays and duplicates of the records never matter; nor when a screen came or stalled. */
class ConvergenceTest {

    private static final List<ViewDefinition> VIEWS = List.of(ViewDefinition.OVERVIEW);
    private static final String CHANNEL = "site:shop:overview";
    private static final int MAX_SCREENS = 4;
    private static final Instant END = Instant.parse("2026-03-01T12:40:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyScreenEndsWithTheSameValues(long seed) {
        Random random = new Random(seed);
        List<MetricResult> inOrder = results(random);
        List<LiveResult> expected = expectedAfter(inOrder);

        List<MetricResult> disturbed = new ArrayList<>(inOrder);
        disturbed.addAll(inOrder.subList(random.nextInt(inOrder.size()), inOrder.size()));
        for (int i = 0; i < 200; i++) {
            disturbed.add(inOrder.get(random.nextInt(inOrder.size())));
        }
        Collections.shuffle(disturbed, random);

        List<DirectOutlet.Screen> screens = play(disturbed, random);

        assertThat(expected).hasSizeGreaterThan(150);
        assertThat(screens)
                .hasSizeGreaterThan(3)
                .allSatisfy(screen -> assertThat(screen.copy().shown()).isEqualTo(expected));
    }

    private static List<LiveResult> expectedAfter(List<MetricResult> results) {
        LiveState state = new LiveState(VIEWS, Set.of("shop"), new ManualClock(END));
        results.forEach(state::apply);
        return Objects.requireNonNull(state.site("shop")).results(ViewDefinition.OVERVIEW).stream()
                .map(LiveResults::of)
                .toList();
    }

    /** Applies the results while screens come, stall, catch up, leave and resume. */
    private static List<DirectOutlet.Screen> play(List<MetricResult> results, Random random) {
        ManualClock clock = new ManualClock(END);
        Channels channels =
                new Channels(
                        new LiveState(VIEWS, Set.of("shop"), clock),
                        VIEWS,
                        1_000,
                        new BridgeMetrics(new CollectorRegistry()),
                        ResultTraces.off(),
                        clock);
        DirectOutlet outlet = new DirectOutlet();
        List<DirectOutlet.Screen> screens = new ArrayList<>();
        Set<DirectOutlet.Screen> stalled = new LinkedHashSet<>();
        for (MetricResult result : results) {
            channels.apply(result);
            switch (random.nextInt(40)) {
                case 0 -> {
                    if (screens.size() < MAX_SCREENS) {
                        screens.add(subscribe(channels, outlet));
                    }
                }
                case 1 -> stallOne(screens, stalled, random);
                case 2 -> stalled.removeIf(screen -> resync(channels, screen));
                case 3 -> reconnectOne(channels, outlet, screens, stalled, random);
                case 4 -> channels.trim();
                case 5, 6, 7, 8, 9, 10 -> channels.flush();
                default -> {}
            }
        }
        channels.flush();
        stalled.forEach(screen -> resync(channels, screen));
        screens.add(subscribe(channels, outlet));
        channels.close();
        return screens;
    }

    private static DirectOutlet.Screen subscribe(Channels channels, DirectOutlet outlet) {
        DirectOutlet.Screen screen = outlet.screen(CHANNEL);
        channels.subscribe(screen, null);
        return screen;
    }

    private static boolean resync(Channels channels, DirectOutlet.Screen screen) {
        channels.resync(screen, new Position(screen.copy().epoch(), screen.copy().offset()));
        return true;
    }

    private static void stallOne(
            List<DirectOutlet.Screen> screens, Set<DirectOutlet.Screen> stalled, Random random) {
        if (!screens.isEmpty()) {
            DirectOutlet.Screen screen = screens.get(random.nextInt(screens.size()));
            screen.stall();
            stalled.add(screen);
        }
    }

    private static void reconnectOne(
            Channels channels,
            DirectOutlet outlet,
            List<DirectOutlet.Screen> screens,
            Set<DirectOutlet.Screen> stalled,
            Random random) {
        if (screens.isEmpty()) {
            return;
        }
        DirectOutlet.Screen screen = screens.remove(random.nextInt(screens.size()));
        stalled.remove(screen);
        outlet.leave(screen);
        channels.unsubscribe(screen);
        DirectOutlet.Screen resumed = new DirectOutlet.Screen(outlet, CHANNEL, screen.copy());
        channels.subscribe(resumed, new Position(screen.copy().epoch(), screen.copy().offset()));
        screens.add(resumed);
    }

    private static List<MetricResult> results(Random random) {
        List<MetricResult> results = new ArrayList<>();
        long startMillis = END.toEpochMilli() - 38 * 60_000;
        for (long time = startMillis; time < END.toEpochMilli(); time += 10_000) {
            for (ViewDefinition.Entry entry : ViewDefinition.OVERVIEW.entries()) {
                addVersions(results, entry.metric(), entry.window(), time, random);
            }
        }
        return results;
    }

    private static void addVersions(
            List<MetricResult> results, Metric metric, Window window, long time, Random random) {
        int versions = 1 + random.nextInt(3);
        long revision = (time / 10_000) % 6 * 10;
        for (int i = 0; i < versions; i++) {
            revision += 1 + random.nextInt(3);
            results.add(Results.count("shop", metric, window, time, revision).build());
        }
        if (random.nextBoolean()) {
            MetricResult last = results.get(results.size() - 1);
            results.addAll(Results.withStatus(List.of(last), ResultStatus.FINAL));
        }
    }
}
