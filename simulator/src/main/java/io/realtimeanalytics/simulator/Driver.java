package io.realtimeanalytics.simulator;

import io.realtimeanalytics.simulator.schedule.OpenLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that turns the loop, tick after tick, until stopped or until all is sent. */
final class Driver {

    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

    // Adds half of it to the mean latency of what is measured; shorter costs CPU for waking up.
    private static final long TICK_NANOS = Duration.ofMillis(4).toNanos();
    private static final long IDLE_NANOS = Duration.ofMillis(50).toNanos();

    private final OpenLoop loop;
    private final SimulatorConfig.Run run;
    private final RunClock clock;
    private final Instant start;
    private final Runnable onEnd;
    private final Thread thread;
    private volatile boolean isStopped;

    Driver(OpenLoop loop, SimulatorConfig.Run run, RunClock clock, Instant start, Runnable onEnd) {
        this.loop = loop;
        this.run = run;
        this.clock = clock;
        this.start = start;
        this.onEnd = onEnd;
        this.thread = new Thread(this::drive, "simulator");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isStopped() {
        return isStopped;
    }

    /** Returns when the thread has ended: after that the caller may settle the loop. */
    void stop() {
        isStopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drive() {
        try {
            long left = run.count() == 0 ? Long.MAX_VALUE : run.count();
            long endNanos = run.duration().isZero() ? Long.MAX_VALUE : run.duration().toNanos();
            while (!isStopped && left > 0 && loop.dueNanos() < endNanos) {
                left -= loop.turn(nowNanos(), endNanos, left);
                pause(loop.dueNanos());
            }
            awaitArrival();
        } catch (RuntimeException e) {
            LOG.error("simulator stops: {}", e.toString(), e);
        } finally {
            onEnd.run();
        }
    }

    private void awaitArrival() {
        while (!isStopped && !loop.settle()) {
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void pause(long dueNanos) {
        long untilDue = clock.onTheWallNanos(dueNanos - nowNanos());
        if (untilDue > 0 && !isStopped) {
            // Answers are written down while nothing is due: never sleep for long.
            LockSupport.parkNanos(Math.max(TICK_NANOS, Math.min(untilDue, IDLE_NANOS)));
        }
    }

    private long nowNanos() {
        return Duration.between(start, clock.instant()).toNanos();
    }
}
