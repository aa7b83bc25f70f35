package io.realtimeanalytics.bridge.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.IllegalReferenceCountException;
import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.filter.Ago;
import io.realtimeanalytics.bridge.filter.FactReader;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.state.LiveState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.testing.Events;
import io.realtimeanalytics.bridge.testing.ManualClock;
import io.realtimeanalytics.bridge.testing.Results;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import io.realtimeanalytics.event.result.Metric;
import io.realtimeanalytics.event.result.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final List<ViewDefinition> VIEWS = List.of(ViewDefinition.OVERVIEW);
    private static final int MAX_FILTER_EVENTS = 100;
    private static final String CHANNEL = "site:shop:overview";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Channels channels =
            new Channels(
                    new LiveState(VIEWS, Set.of("shop"), clock),
                    VIEWS,
                    MAX_FILTER_EVENTS,
                    new BridgeMetrics(registry),
                    ResultTraces.off(),
                    clock);
    private final DirectOutlet outlet = new DirectOutlet();

    @AfterEach
    void close() {
        channels.close();
    }

    @Test
    void sendsASnapshotAndThenOneDeltaPerFlush() {
        channels.apply(events(1));
        DirectOutlet.Screen screen = subscribe();

        channels.apply(events(2));
        channels.apply(events(3));
        channels.flush();

        assertThat(screen.copy().snapshots()).isEqualTo(1);
        assertThat(screen.copy().deltas()).isEqualTo(1);
        assertThat(screen.copy().shown()).extracting(LiveResult::revision).containsExactly(3L);
    }

    @Test
    void sendsAnEmptySnapshotOfASiteWithoutResults() {
        DirectOutlet.Screen screen = subscribe();

        assertThat(screen.messages()).hasSize(1);
        ServerMessage.Snapshot snapshot = (ServerMessage.Snapshot) screen.messages().get(0);
        assertThat(snapshot.results()).isEmpty();
        assertThat(snapshot.watermarkMillis()).isZero();
    }

    @Test
    void boundsTheLatencyOfAllRecordsMergedIntoADelta() {
        DirectOutlet.Screen screen = subscribe();

        channels.apply(received(1, 3_000, 4_000));
        channels.apply(received(2, 1_000, 2_000));
        channels.apply(received(3, 0, 0));
        channels.flush();

        LiveResult result = screen.lastDelta().results().get(0);
        assertThat(result.oldestReceivedAtMillis()).isEqualTo(1_000);
        assertThat(result.newestReceivedAtMillis()).isEqualTo(4_000);
    }

    @Test
    void saysNothingAboutLatencyInSnapshots() {
        channels.apply(received(1, 3_000, 4_000));

        ServerMessage.Snapshot snapshot = (ServerMessage.Snapshot) subscribe().messages().get(0);

        assertThat(snapshot.results().get(0).oldestReceivedAtMillis()).isZero();
        assertThat(snapshot.results().get(0).newestReceivedAtMillis()).isZero();
    }

    @Test
    void resumesWithWhatWasMissed() {
        subscribe();
        DirectOutlet.Screen screen = subscribe();
        leave(screen);
        channels.apply(events(1));
        channels.flush();
        channels.apply(events(2));
        channels.flush();

        DirectOutlet.Screen resumed = resume(screen);

        assertThat(resumed.messages()).hasSize(1).allMatch(ServerMessage.Delta.class::isInstance);
        assertThat(resumed.copy().shown()).extracting(LiveResult::revision).containsExactly(2L);
        assertThat(resumes("missed_deltas")).isEqualTo(1);
    }

    @Test
    void resumesWithOneDeltaOfWhatChangedWhileNobodyWatched() {
        DirectOutlet.Screen screen = subscribe();
        leave(screen);
        channels.apply(events(1));
        channels.flush();
        channels.apply(events(2));
        channels.flush();

        DirectOutlet.Screen resumed = resume(screen);

        assertThat(resumed.messages()).hasSize(1);
        assertThat(resumed.lastDelta().offset()).isEqualTo(1);
        assertThat(resumed.lastDelta().results().get(0).oldestReceivedAtMillis()).isZero();
        assertThat(resumed.copy().shown()).extracting(LiveResult::revision).containsExactly(2L);
    }

    @Test
    void sendsNothingToAScreenThatMissedNothing() {
        DirectOutlet.Screen screen = subscribe();
        leave(screen);

        DirectOutlet.Screen resumed = resume(screen);
        channels.apply(events(1));
        channels.flush();

        assertThat(resumed.messages()).hasSize(1);
        assertThat(resumed.copy().shown()).hasSize(1);
        assertThat(resumes("current")).isEqualTo(1);
    }

    @Test
    void resumesAfterAnyAbsenceWithOneDeltaOfTheNewestValues() {
        subscribe();
        DirectOutlet.Screen screen = subscribe();
        leave(screen);
        for (int revision = 1; revision <= 10; revision++) {
            channels.apply(Results.pages("shop", clock.millis(), revision, 700));
            channels.flush();
            clock.advance(Duration.ofMinutes(1));
            channels.trim();
        }
        channels.apply(events(1));
        channels.flush();

        DirectOutlet.Screen resumed = resume(screen);

        assertThat(resumed.messages()).hasSize(1);
        assertThat(resumed.lastDelta().since()).isZero();
        assertThat(resumed.lastDelta().offset()).isEqualTo(11);
        assertThat(resumed.copy().shown()).isEqualTo(subscribe().copy().shown());
    }

    @Test
    void leavesOutOfAResumedFlowWhatTheScreenHasAlready() {
        DirectOutlet.Screen screen = subscribe();
        channels.apply(Results.pages("shop", clock.millis(), 1, 3));
        channels.flush();
        leave(screen);
        channels.apply(events(1));
        channels.flush();

        DirectOutlet.Screen resumed = resume(screen);

        assertThat(resumed.lastDelta().results())
                .extracting(LiveResult::metric)
                .containsExactly(Metric.EVENTS.id());
    }

    @Test
    void sendsASnapshotForAPositionThatNeverWas() {
        DirectOutlet.Screen screen = subscribe();
        String epoch = screen.copy().epoch();

        for (Position position :
                List.of(
                        new Position(epoch, 99),
                        new Position(epoch, -1),
                        new Position(epoch, Long.MIN_VALUE),
                        new Position("other", 0))) {
            DirectOutlet.Screen resumed = outlet.screen(CHANNEL);
            channels.subscribe(resumed, position);
            assertThat(resumed.messages())
                    .hasSize(1)
                    .allMatch(ServerMessage.Snapshot.class::isInstance);
        }
        assertThat(resumes("out_of_range")).isEqualTo(3);
        assertThat(resumes("other_epoch")).isEqualTo(1);
    }

    @Test
    void givesAStalledScreenTheNewestValuesAndOthersEverything() {
        DirectOutlet.Screen stalled = subscribe();
        DirectOutlet.Screen other = subscribe();
        stalled.stall();
        for (int revision = 1; revision <= 50; revision++) {
            channels.apply(events(revision));
            channels.flush();
        }

        channels.resync(stalled, position(stalled));
        channels.apply(events(51));
        channels.flush();

        assertThat(other.copy().deltas()).isEqualTo(51);
        assertThat(stalled.copy().deltas()).isEqualTo(2);
        assertThat(stalled.copy().snapshots()).isEqualTo(1);
        assertThat(stalled.copy().shown()).isEqualTo(other.copy().shown());
    }

    @Test
    void beginsANewEpochAfterNobodyWatchedForLong() {
        DirectOutlet.Screen screen = subscribe();
        leave(screen);
        clock.advance(Channels.UNWATCHED_LIFETIME);
        channels.trim();

        DirectOutlet.Screen resumed = resume(screen);

        assertThat(resumed.copy().snapshots()).isEqualTo(2);
        assertThat(resumes("other_epoch")).isEqualTo(1);
    }

    @Test
    void saysOnceThatAFilterHasLostTrackAndLeavesOthersAlone() {
        DirectOutlet.Screen whole = subscribe();
        String name = "site:shop:overview?country=CH";
        DirectOutlet.Screen filtered = outlet.screen(name);
        channels.subscribe(filtered, null);
        FactReader reader = new FactReader(Duration.ofMinutes(15));
        for (int i = 0; i <= MAX_FILTER_EVENTS; i++) {
            Event event = Events.pageView("shop", "e" + i, clock.millis()).build();
            reader.read(event).forEach(change -> channels.apply(Ago.NOW, change));
        }

        channels.collectFiltered();
        channels.collectFiltered();
        channels.apply(events(1));
        channels.flush();

        assertThat(filtered.messages())
                .filteredOn(ServerMessage.Failure.class::isInstance)
                .hasSize(1);
        assertThat(channels.filtered().isOverfull(Ago.NOW)).isTrue();
        assertThat(channels.filtered().isOverfull(Ago.DAY)).isFalse();
        assertThat(whole.copy().deltas()).isEqualTo(1);
    }

    @Test
    void releasesEveryFrame() {
        DirectOutlet.Screen screen = subscribe();
        for (int revision = 1; revision <= 3; revision++) {
            channels.apply(events(revision));
            channels.flush();
        }
        resume(screen);

        channels.close();

        assertThat(outlet.seen()).isNotEmpty();
        assertThat(outlet.seen())
                .allSatisfy(
                        frame ->
                                assertThatThrownBy(frame::retain)
                                        .isInstanceOf(IllegalReferenceCountException.class));
    }

    private DirectOutlet.Screen subscribe() {
        DirectOutlet.Screen screen = outlet.screen(CHANNEL);
        channels.subscribe(screen, null);
        return screen;
    }

    private void leave(DirectOutlet.Screen screen) {
        outlet.leave(screen);
        channels.unsubscribe(screen);
    }

    /** Another connection of the same screen. */
    private DirectOutlet.Screen resume(DirectOutlet.Screen earlier) {
        DirectOutlet.Screen resumed = new DirectOutlet.Screen(outlet, CHANNEL, earlier.copy());
        channels.subscribe(resumed, position(earlier));
        return resumed;
    }

    private static Position position(DirectOutlet.Screen screen) {
        return new Position(screen.copy().epoch(), screen.copy().offset());
    }

    private double resumes(String outcome) {
        Double value =
                registry.getSampleValue(
                        "bridge_resumes_total", new String[] {"outcome"}, new String[] {outcome});
        return value == null ? 0 : value;
    }

    private MetricResult events(long revision) {
        return Results.count("shop", Metric.EVENTS, Window.TEN_SECONDS, clock.millis(), revision)
                .build();
    }

    private MetricResult received(long revision, long oldestMillis, long newestMillis) {
        return MetricResult.newBuilder(events(revision))
                .setOldestReceivedAt(oldestMillis)
                .setNewestReceivedAt(newestMillis)
                .build();
    }
}
