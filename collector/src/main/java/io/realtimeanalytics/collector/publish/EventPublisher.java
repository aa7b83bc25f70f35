package io.realtimeanalytics.collector.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into Kafka. Stamps events and clock ticks with their time and hands them, in that order,
 * to one sender thread: so every partition sees the times of this collector in order, and a tick's
 * promise holds. Callers never block; thread-safe.
 *
 * <p>Ticks are also the probe: without an acknowledgement for some seconds events are refused at
 * once, until a tick gets through again.
 */
public final class EventPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final int MAX_PENDING_EVENTS = 20_000;
    private static final Duration MAX_QUEUE_TIME = Duration.ofSeconds(3);

    private final MonotoneClock clock;
    private final LogLink link;
    private final Object order = new Object();
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final Semaphore capacity = new Semaphore(MAX_PENDING_EVENTS);
    private final AtomicBoolean isTickQueued = new AtomicBoolean();
    private final Thread sender = new Thread(this::work, "collector-sender");
    private volatile boolean isClosed;

    /**
     * @param patience how long acknowledgements may stay away before events are refused
     */
    public EventPublisher(Clock clock, Connection.Factory connections, Duration patience) {
        this.clock = new MonotoneClock(clock);
        this.link = new LogLink(connections, patience);
        sender.setDaemon(true);
    }

    /** Begins to connect; ready once the first tick is acknowledged. */
    public void start() {
        sender.start();
        tick();
    }

    /** Whether events have a good chance to be acknowledged. */
    public boolean isReady() {
        return !isClosed && link.isReady();
    }

    /**
     * Publishes events; completes when Kafka holds all of them, fails with {@link
     * UnavailableException} when that is not known.
     */
    public CompletableFuture<Void> publish(Outgoing events) {
        if (!isReady()) {
            return failed("not connected");
        }
        if (!capacity.tryAcquire(events.size())) {
            return failed("too many events wait");
        }
        CompletableFuture<Void> result = new CompletableFuture<>();
        CompletableFuture<Void> answer =
                result.whenComplete((done, failure) -> capacity.release(events.size()));
        synchronized (order) {
            queue.add(new Task.Send(events, clock.millis(), System.nanoTime(), result));
            if (isClosed) {
                refuseQueued();
            }
        }
        return answer;
    }

    /** Has a clock tick written to every partition; skipped while an earlier one waits. */
    public void tick() {
        if (isTickQueued.compareAndSet(false, true)) {
            synchronized (order) {
                queue.add(new Task.Tick(clock.millis()));
            }
        }
    }

    /** Sends what is queued, waits for acknowledgements and ends the sender thread. */
    @Override
    public void close() {
        synchronized (order) {
            isClosed = true;
            queue.add(new Task.Stop());
        }
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (order) {
            refuseQueued();
        }
    }

    private void work() {
        try {
            while (true) {
                Task task = queue.take();
                if (task instanceof Task.Send send) {
                    perform(send);
                } else if (task instanceof Task.Tick tick) {
                    isTickQueued.set(false);
                    link.tick(tick.at());
                } else {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            link.close();
        }
    }

    private void perform(Task.Send send) {
        if (System.nanoTime() - send.queuedNanos() > MAX_QUEUE_TIME.toNanos()) {
            refuse(send, "waited too long");
            return;
        }
        try {
            link.send(
                    send.events().at(send.receivedAt()),
                    send.events().traceparent(),
                    send.result());
        } catch (RuntimeException e) {
            LOG.error("events of a request could not be encoded", e);
            send.result().completeExceptionally(e);
        }
    }

    private void refuseQueued() {
        for (Task task = queue.poll(); task != null; task = queue.poll()) {
            if (task instanceof Task.Send send) {
                refuse(send, "closed");
            }
        }
    }

    private static void refuse(Task.Send send, String why) {
        send.result().completeExceptionally(new UnavailableException(why));
    }

    private static CompletableFuture<Void> failed(String why) {
        return CompletableFuture.failedFuture(new UnavailableException(why));
    }
}
