package io.realtimeanalytics.simulator;

import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.simulator.ledger.FileLedger;
import io.realtimeanalytics.simulator.ledger.Ledger;
import io.realtimeanalytics.simulator.schedule.OpenLoop;
import io.realtimeanalytics.simulator.schedule.Schedule;
import io.realtimeanalytics.simulator.send.EventSender;
import io.realtimeanalytics.simulator.send.Outbox;
import io.realtimeanalytics.simulator.traffic.EventFormat;
import io.realtimeanalytics.simulator.traffic.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of simulated traffic: {@link #start}, then {@link #close} at any time, or {@link
 * #awaitEnd} where the configuration sets an end. {@link #stats} may be asked by any thread.
 */
public final class Simulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

    // A suspended laptop must not be followed by hours of catching up.
    private static final Duration FARTHEST_BEHIND = Duration.ofSeconds(30);

    private final SimulatorConfig config;
    private final SchemaRegistry registry;
    private final RunClock clock;
    private final Outbox outbox;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Started started;

    /** What exists from the start on. */
    private record Started(
            EventSender sender,
            Ledger ledger,
            Traffic traffic,
            OpenLoop loop,
            Driver driver,
            long startMillis) {}

    /** A run by the system's clock, or by what the configuration makes of it. */
    public Simulator(SimulatorConfig config, SchemaRegistry registry) {
        this(config, registry, InstantSource.system());
    }

    Simulator(SimulatorConfig config, SchemaRegistry registry, InstantSource wall) {
        this.config = config;
        this.registry = registry;
        this.clock = new RunClock(wall, config.pace());
        this.outbox = new Outbox(config.run().maxInFlight(), clock);
    }

    /**
     * Connects and begins to send.
     *
     * @throws IllegalStateException if Kafka cannot be reached or has no topic for events
     * @throws io.realtimeanalytics.event.wire.SchemaRegistryException if the registry cannot be
     *     reached or refuses the schema
     */
    public synchronized void start() {
        if (started != null) {
            throw new IllegalStateException("simulator: started twice (expected: once)");
        }
        Destinations destinations = new Destinations(config.destination(), registry, config.pace());
        EventFormat format = destinations.format();
        EventSender sender = destinations.connect();
        try {
            started = start(sender, format);
        } catch (RuntimeException e) {
            sender.close();
            throw e;
        }
    }

    /** Waits until everything the configuration asks for is sent and has arrived. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** The same, but not for ever; false if it takes longer. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops at once; what is already on its way gets a few seconds to arrive. */
    @Override
    public synchronized void close() {
        Started running = started;
        if (running == null || running.driver().isStopped()) {
            return;
        }
        running.driver().stop();
        running.sender().close();
        running.loop().settle();
        running.ledger().close();
        ended.countDown();
    }

    /** What has been done so far. */
    public SimulatorStats stats() {
        Started running = started;
        if (running == null) {
            return new SimulatorStats(Duration.ZERO, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());
        }
        Map<String, Long> byClass = running.loop().counts().byClass();
        return new SimulatorStats(
                Duration.ofMillis(clock.millis() - running.startMillis()),
                byClass.values().stream().mapToLong(Long::longValue).sum(),
                outbox.deliveredCount(),
                outbox.failedCount(),
                running.loop().counts().shed(),
                outbox.inFlight(),
                running.traffic().activeVisitors(),
                outbox.lagMillis(),
                outbox.greatestLagMillis(),
                byClass,
                running.loop().counts().byType());
    }

    private Started start(EventSender sender, EventFormat format) {
        Long chosenSeed = config.run().seed();
        long seed = chosenSeed == null ? clock.millis() : chosenSeed;
        Traffic traffic = Traffic.prepare(plan(seed), format);
        Instant start = clock.begin();
        long startMillis = start.toEpochMilli();
        Path path = config.run().ledger();
        Ledger ledger = path == null ? Ledger.NONE : FileLedger.open(path, seed, startMillis);
        Schedule schedule = new Schedule(config.rate(), startMillis, farthestBehind());
        OpenLoop loop = new OpenLoop(schedule, config.scenarios(), traffic, ledger, outbox);
        Driver driver = new Driver(loop, config.run(), clock, start, ended::countDown);
        sender.start(outbox);
        driver.start();
        LOG.info(
                "simulating {} events/s to {}, seed {}",
                (long) config.rate().eventsPerSecond(),
                config.destination(),
                seed);
        return new Started(sender, ledger, traffic, loop, driver, startMillis);
    }

    private Duration farthestBehind() {
        return Duration.ofNanos((long) (FARTHEST_BEHIND.toNanos() * config.pace().speed()));
    }

    private Traffic.Plan plan(long seed) {
        return new Traffic.Plan(
                seed,
                config.rate().eventsPerSecond(),
                config.sites(),
                config.returnAfter().toMillis(),
                config.faults());
    }
}
