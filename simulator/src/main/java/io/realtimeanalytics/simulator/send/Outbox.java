package io.realtimeanalytics.simulator.send;

import io.realtimeanalytics.simulator.traffic.Outgoing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events between the schedule and their arrival: at most so many, counted from the oldest that has
 * not arrived yet, so that one stuck event is noticed as well.
 *
 * <p>The schedule's thread offers, releases and asks what is settled; senders' threads take, and
 * report from any thread.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final int capacity;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Parcel> ready = new LinkedBlockingQueue<>();
    private final List<Parcel> staged = new ArrayList<>();
    // One flag for each number modulo capacity: 1 when that event is settled.
    private final AtomicIntegerArray settledFlags;
    private final ConcurrentLinkedQueue<String> failedIds = new ConcurrentLinkedQueue<>();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Lag lag = new Lag();
    private final AtomicLong offered = new AtomicLong();
    private long settled;

    /**
     * An empty outbox.
     *
     * @param capacity events on their way at once
     * @param clock tells how far sending is behind the due times
     */
    public Outbox(int capacity, InstantSource clock) {
        this.capacity = capacity;
        this.clock = clock;
        this.settledFlags = new AtomicIntegerArray(capacity);
    }

    /** Takes an event if there is room; senders see it after {@link #release}. Never blocks. */
    public boolean offer(Outgoing event) {
        long number = offered.get();
        if (number - settled >= capacity && number - settled() >= capacity) {
            return false;
        }
        staged.add(new Parcel(number, event));
        offered.lazySet(number + 1);
        return true;
    }

    /** Lets senders have what was offered. */
    public void release() {
        ready.addAll(staged);
        staged.clear();
    }

    /** How many events from the first on have arrived or failed, without a gap. */
    public long settled() {
        while (settled < offered.get() && settledFlags.get(index(settled)) == 1) {
            settledFlags.set(index(settled), 0);
            settled++;
        }
        return settled;
    }

    /** Whether so many are all that were ever offered. */
    public boolean isSettled(long events) {
        return events == offered.get();
    }

    /** Hands over the ids of events that failed since last time. */
    public void drainFailed(Consumer<String> consumer) {
        for (String id = failedIds.poll(); id != null; id = failedIds.poll()) {
            consumer.accept(id);
        }
    }

    /** Moves up to so many events into the list, waiting a moment for the first. */
    public void take(List<Parcel> target, int most) throws InterruptedException {
        Parcel first = ready.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            target.add(first);
            ready.drainTo(target, most - 1);
            long nowMillis = clock.millis();
            lag.record(nowMillis - first.event().dueMillis(), nowMillis);
        }
    }

    /** The event has arrived. */
    public void delivered(Parcel parcel) {
        delivered.incrementAndGet();
        settledFlags.set(index(parcel.number()), 1);
    }

    /** The event has not arrived, as far as is known, and never will. */
    public void failed(Parcel parcel, Exception failure) {
        // One line for a whole outage: the count is in the status.
        if (failed.getAndIncrement() == 0) {
            LOG.warn("first event failed for good: {}", failure.toString());
        }
        // First the id, then the flag: whoever sees the event settled also finds its id.
        failedIds.add(parcel.event().eventId());
        settledFlags.set(index(parcel.number()), 1);
    }

    /** Events that have arrived. */
    public long deliveredCount() {
        return delivered.get();
    }

    /** Events that failed for good. */
    public long failedCount() {
        return failed.get();
    }

    /** Events taken in whose fate is open. */
    public long inFlight() {
        return Math.max(0, offered.get() - delivered.get() - failed.get());
    }

    /** How far sending is behind the due times now. */
    public long lagMillis() {
        Parcel oldest = ready.peek();
        long nowMillis = clock.millis();
        long waitingMillis = oldest == null ? 0 : nowMillis - oldest.event().dueMillis();
        return Math.max(waitingMillis, lag.recentMillis(nowMillis));
    }

    /** How far sending ever was behind. */
    public long greatestLagMillis() {
        return lag.greatestMillis();
    }

    private int index(long number) {
        return (int) (number % capacity);
    }
}
