package io.realtimeanalytics.simulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.simulator.SimulatorConfig;
import io.realtimeanalytics.simulator.fault.EventClass;
import io.realtimeanalytics.simulator.fault.FaultShares;
import io.realtimeanalytics.simulator.fault.Period;
import io.realtimeanalytics.simulator.fault.Scenarios;
import io.realtimeanalytics.simulator.ledger.FileLedger;
import io.realtimeanalytics.simulator.send.AvroFormat;
import io.realtimeanalytics.simulator.send.Outbox;
import io.realtimeanalytics.simulator.send.Parcel;
import io.realtimeanalytics.simulator.testing.HeldSender;
import io.realtimeanalytics.simulator.testing.InMemoryRegistry;
import io.realtimeanalytics.simulator.testing.LedgerFile;
import io.realtimeanalytics.simulator.testing.ManualClock;
import io.realtimeanalytics.simulator.traffic.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLoopTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int EVENTS_PER_SECOND = 1_000;
    private static final int CAPACITY = 3_000;

    @TempDir private Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final Outbox outbox = new Outbox(CAPACITY, clock);
    private final HeldSender sender = new HeldSender(outbox);
    private FileLedger ledger;
    private OpenLoop loop;

    @BeforeEach
    void openLoop() {
        FaultShares repeating =
                new FaultShares(0, 0, Duration.ofSeconds(1), 0.3, Duration.ofSeconds(20), 0, 0, 0);
        Traffic.Plan plan =
                new Traffic.Plan(
                        1,
                        EVENTS_PER_SECOND,
                        SimulatorConfig.from(Map.of()).sites(),
                        1_800_000,
                        repeating);
        Traffic traffic = Traffic.prepare(plan, new AvroFormat(new InMemoryRegistry()));
        ledger = FileLedger.open(folder.resolve("ledger"), 1, START.toEpochMilli());
        loop =
                new OpenLoop(
                        new Schedule(
                                RatePlan.even(EVENTS_PER_SECOND),
                                START.toEpochMilli(),
                                Duration.ofSeconds(30)),
                        new Scenarios(Period.NEVER, Period.NEVER),
                        traffic,
                        ledger,
                        outbox);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void sendsOnTimeThoughNothingEverArrives() throws InterruptedException {
        int sent = turnAfter(Duration.ofMillis(1_999));

        assertThat(sent).isEqualTo(2_000);
        List<Parcel> parcels = sender.takeAll();
        for (int number = 0; number < parcels.size(); number++) {
            assertThat(parcels.get(number).event().dueMillis())
                    .isEqualTo(START.toEpochMilli() + number);
        }
    }

    @Test
    void shedsAndCountsWhatABlockedSenderLeavesNoRoomFor() {
        turnAfter(Duration.ofMillis(9_999));

        assertThat(outbox.inFlight()).isEqualTo(CAPACITY);
        assertThat(loop.counts().shed()).isEqualTo(10_000 - CAPACITY);
        assertThat(loop.dueNanos()).isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(outbox.lagMillis()).isEqualTo(9_999);
    }

    @Test
    void isBackOnScheduleAsSoonAsThereIsRoomAgain() throws InterruptedException {
        turnAfter(Duration.ofMillis(9_999));
        sender.takeAll();
        sender.deliverAll();

        int sent = turnAfter(Duration.ofSeconds(2));

        assertThat(sent).isEqualTo(2_000);
        assertThat(sender.takeAll().get(0).event().dueMillis())
                .isEqualTo(START.toEpochMilli() + 10_000);
    }

    @Test
    void neverRepeatsWhatItShed() throws InterruptedException {
        Set<String> originals = new HashSet<>();
        for (int second = 0; second < 25; second++) {
            turnAfter(Duration.ofSeconds(1));
            for (Parcel parcel : sender.takeAll()) {
                boolean isRepeat = parcel.event().eventClass() == EventClass.DUPLICATE;
                assertThat(originals.add(parcel.event().eventId())).isNotEqualTo(isRepeat);
            }
            // Every fifth second everything arrives; in between the outbox runs full.
            if (second % 5 == 0) {
                sender.deliverAll();
            }
        }

        assertThat(loop.counts().shed()).isPositive();
        assertThat(loop.counts().of(EventClass.DUPLICATE)).isPositive();
    }

    @Test
    void shedsWhatIsLongPastInsteadOfCatchingUp() {
        turnAfter(Duration.ofSeconds(1));

        int sent = turnAfter(Duration.ofHours(1));

        assertThat(sent).isLessThanOrEqualTo(1);
        assertThat(loop.counts().shed()).isBetween(3_599_990L, 3_600_010L);
    }

    @Test
    void stopsAtTheEndAndAtTheMostEvents() {
        clock.advance(Duration.ofSeconds(10));
        long nowNanos = Duration.ofSeconds(10).toNanos();
        long endNanos = Duration.ofSeconds(2).toNanos();

        assertThat(loop.turn(nowNanos, endNanos, 7)).isEqualTo(7);
        assertThat(loop.turn(nowNanos, endNanos, Long.MAX_VALUE)).isEqualTo(1_993);
        assertThat(loop.turn(nowNanos, endNanos, Long.MAX_VALUE)).isZero();
    }

    @Test
    void holdsEveryEventInTheLedgerBeforeASenderCanSeeIt() throws InterruptedException {
        for (int tick = 0; tick < 20; tick++) {
            turnAfter(Duration.ofMillis(37));
            Set<String> written = new HashSet<>();
            LedgerFile.read(folder.resolve("ledger"))
                    .of("S")
                    .forEach(fields -> written.add(fields.get(0)));
            for (Parcel parcel : sender.takeAll()) {
                assertThat(written).contains(parcel.event().eventId());
            }
        }
    }

    @Test
    void writesDownWhatHasArrivedWithoutAGapAndWhatFailed() throws InterruptedException {
        turnAfter(Duration.ofMillis(9));
        List<Parcel> parcels = sender.takeAll();
        for (int number : new int[] {0, 1, 2, 4, 5}) {
            outbox.delivered(parcels.get(number));
        }
        loop.settle();
        assertThat(LedgerFile.read(folder.resolve("ledger")).settled()).isEqualTo(3);

        outbox.failed(parcels.get(3), new IllegalStateException("meant"));
        loop.settle();

        LedgerFile file = LedgerFile.read(folder.resolve("ledger"));
        assertThat(file.settled()).isEqualTo(6);
        assertThat(file.of("F")).containsExactly(List.of(parcels.get(3).event().eventId()));
        assertThat(file.lines().indexOf("F," + parcels.get(3).event().eventId()))
                .isLessThan(file.lines().indexOf("A,6"));
    }

    private int turnAfter(Duration duration) {
        clock.advance(duration);
        long nowNanos = Duration.between(START, clock.instant()).toNanos();
        return loop.turn(nowNanos, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
