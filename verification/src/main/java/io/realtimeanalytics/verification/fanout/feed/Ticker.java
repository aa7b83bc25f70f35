package io.realtimeanalytics.verification.fanout.feed;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Publishes a newer value of some sites four times a second, in a thread of its own. */
public final class Ticker implements AutoCloseable {

    /** Between two ticks. */
    public static final long PERIOD_MILLIS = 250;

    /** What is published, and where. */
    public record Load(Feed feed, List<Site> sites) {}

    private final Thread thread = new Thread(this::run, "ticker");
    private volatile Load load;
    private volatile boolean isClosing;

    /** A ticker with its first load. */
    public Ticker(Load load) {
        this.load = load;
    }

    /** Begins to tick. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Publishes something else from now on. */
    public void turnTo(Load next) {
        load = next;
    }

    /** The first tick that is not due yet. */
    public static long nextDueMillis() {
        return (System.currentTimeMillis() / PERIOD_MILLIS + 1) * PERIOD_MILLIS;
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (long dueMillis = nextDueMillis(); !isClosing; dueMillis += PERIOD_MILLIS) {
            while (System.currentTimeMillis() < dueMillis) {
                LockSupport.parkUntil(dueMillis);
            }
            Load now = load;
            for (Site site : now.sites()) {
                now.feed().publish(site, dueMillis / PERIOD_MILLIS, dueMillis);
            }
            now.feed().flush();
        }
    }
}
