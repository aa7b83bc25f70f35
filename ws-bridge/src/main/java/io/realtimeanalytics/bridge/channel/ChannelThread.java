package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.consume.RecordSink;
import io.realtimeanalytics.bridge.filter.Ago;
import io.realtimeanalytics.bridge.filter.FactChange;
import io.realtimeanalytics.bridge.filter.FactReader;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.live.ServerMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state thread: the only one that touches {@link Channels} and the state behind them.
 *
 * <p>Batches of results and requests of connections queue up here. News goes out almost at once if
 * nothing went out during the last tick, otherwise when the tick is over. Separate from the thread
 * that polls Kafka, which may be held up by a broker or a registry that does not answer.
 */
// Tasks report their failures themselves, see guarded.
@SuppressWarnings("FutureReturnValueIgnored")
public final class ChannelThread
        implements ChannelRequests, RecordSink<MetricResult>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelThread.class);
    private static final Duration TRIM_INTERVAL = Duration.ofSeconds(1);
    // Each filter sorts its lists anew: not as often as a tick.
    private static final Duration FILTER_INTERVAL = Duration.ofMillis(100);
    // What the job says together comes in a few batches: a screen draws once for all of them.
    private static final long GATHER_NANOS = Duration.ofMillis(5).toNanos();
    // One batch being applied, one being decoded, a few between them.
    private static final int MAX_QUEUED_BATCHES = 4;

    private final Channels channels;
    private final long tickNanos;
    private final Duration heartbeat;
    private final List<? extends Outlet> outlets;
    private final ScheduledThreadPoolExecutor executor;
    private final Semaphore freeBatches = new Semaphore(MAX_QUEUED_BATCHES);
    private long lastFlushNanos;
    private boolean isFlushScheduled;
    private final Set<String> viewNames;
    private volatile SortedSet<String> sites;
    private volatile List<String> listedSites;
    private volatile boolean isRebuilt;
    private final FilterSettings filters;
    private final FactFeeds feeds;
    private final FilterRequests filterRequests;
    private final FilterLoads loads;

    /**
     * How often screens hear.
     *
     * @param tick shortest time between two deltas
     * @param heartbeat time between heartbeats
     */
    public record Rhythm(Duration tick, Duration heartbeat) {}

    /**
     * @param outlets all groups of connections
     */
    public ChannelThread(
            Channels channels,
            Rhythm rhythm,
            FilterSettings filters,
            List<? extends Outlet> outlets,
            Clock clock) {
        this.channels = channels;
        this.tickNanos = rhythm.tick().toNanos();
        this.heartbeat = rhythm.heartbeat();
        this.filters = filters;
        this.loads = new FilterLoads(channels, this::submit);
        this.feeds = new FactFeeds(this::openFeed, clock);
        this.filterRequests =
                new FilterRequests(
                        channels.filtered(), feeds, ago -> submit(() -> feeds.want(ago)));
        this.outlets = List.copyOf(outlets);
        this.executor = new ScheduledThreadPoolExecutor(1, ChannelThread::newThread);
        this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.lastFlushNanos = System.nanoTime() - tickNanos;
        this.viewNames = channels.viewNames();
        this.sites = channels.state().siteIds();
        this.listedSites = channels.state().listedSiteIds();
    }

    /** Begins to tick. */
    public void start() {
        long heartbeatNanos = heartbeat.toNanos();
        executor.scheduleAtFixedRate(
                guarded(this::sendHeartbeat), heartbeatNanos, heartbeatNanos, TimeUnit.NANOSECONDS);
        executor.scheduleWithFixedDelay(
                guarded(this::collectFiltered),
                FILTER_INTERVAL.toNanos(),
                FILTER_INTERVAL.toNanos(),
                TimeUnit.NANOSECONDS);
        if (filters.maxEvents() > 0) {
            submit(() -> feeds.want(Ago.NOW));
        }
        executor.scheduleWithFixedDelay(
                guarded(this::trim),
                TRIM_INTERVAL.toNanos(),
                TRIM_INTERVAL.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void accept(List<MetricResult> results) throws InterruptedException {
        queue(() -> results.forEach(channels::apply));
    }

    /** Takes alerts. Nobody waits for those that were there before: numbers come first. */
    public RecordSink<Alert> alerts() {
        return beside(channels::apply);
    }

    /** Takes sessions that have ended. Nobody waits for those that were there before either. */
    public RecordSink<Session> sessions() {
        return beside(channels::apply);
    }

    private Runnable openFeed(Ago ago) {
        FactReader reader = new FactReader(filters.maxLateness());
        return filters.feeds()
                .open(
                        ago.duration(),
                        new RecordSink<>() {
                            @Override
                            public void accept(List<Event> events) throws InterruptedException {
                                List<FactChange> changes = new ArrayList<>(events.size());
                                events.forEach(event -> changes.addAll(reader.read(event)));
                                queue(() -> changes.forEach(each -> channels.apply(ago, each)));
                            }

                            @Override
                            public void rebuilt() {
                                submit(() -> feeds.readUp(ago));
                            }
                        });
    }

    private <T> RecordSink<T> beside(Consumer<T> apply) {
        return new RecordSink<>() {
            @Override
            public void accept(List<T> records) throws InterruptedException {
                queue(() -> records.forEach(apply));
            }

            @Override
            public void rebuilt() {}
        };
    }

    private void queue(Runnable batch) throws InterruptedException {
        freeBatches.acquire();
        boolean isQueued = false;
        try {
            isQueued = submit(() -> applyAndFree(batch));
        } finally {
            if (!isQueued) {
                freeBatches.release();
            }
        }
    }

    @Override
    public void rebuilt() {
        submit(() -> isRebuilt = true);
    }

    @Override
    public void subscribe(Subscription subscription, @Nullable Position position) {
        submit(
                () ->
                        loads.whenLoaded(
                                subscription.channel(),
                                subscription,
                                () -> channels.subscribe(subscription, position)));
    }

    @Override
    public void resync(Subscription subscription, @Nullable Position position) {
        submit(() -> channels.resync(subscription, position));
    }

    @Override
    public void unsubscribe(Subscription subscription) {
        submit(
                () -> {
                    if (!loads.cancel(subscription.channel(), subscription)) {
                        channels.unsubscribe(subscription);
                    }
                });
    }

    @Override
    public CompletableFuture<byte[]> snapshot(String channel) {
        CompletableFuture<byte[]> json = new CompletableFuture<>();
        boolean isQueued =
                submit(
                        () ->
                                loads.whenLoaded(
                                        channel, json, () -> completeWithSnapshot(channel, json)));
        if (!isQueued) {
            json.cancel(false);
        }
        return json;
    }

    @Override
    public boolean isKnown(String channel) {
        return ChannelName.parse(channel)
                .filter(name -> viewNames.contains(name.view()) && sites.contains(name.siteId()))
                .isPresent();
    }

    @Override
    public Optional<FilterProblem> filterProblem(String channel) {
        return filterRequests.problemOf(ChannelName.parse(channel).orElseThrow());
    }

    @Override
    public List<String> sites() {
        return listedSites;
    }

    @Override
    public boolean isRebuilt() {
        return isRebuilt;
    }

    /** Ends the thread; what is queued is still done, for a while. */
    @Override
    public void close() {
        submit(
                () -> {
                    feeds.stopAll();
                    channels.close();
                });
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void applyAndFree(Runnable batch) {
        try {
            batch.run();
        } finally {
            freeBatches.release();
        }
        if (channels.state().siteCount() != sites.size()) {
            sites = channels.state().siteIds();
            listedSites = channels.state().listedSiteIds();
        }
        flushOrSchedule();
    }

    private void flushOrSchedule() {
        if (isFlushScheduled || !channels.hasNews()) {
            return;
        }
        long waitNanos = Math.max(GATHER_NANOS, lastFlushNanos + tickNanos - System.nanoTime());
        isFlushScheduled = true;
        executor.schedule(guarded(this::flush), waitNanos, TimeUnit.NANOSECONDS);
    }

    private void trim() {
        channels.trim();
        feeds.stopUnused(channels.filtered().used()).forEach(channels.filtered()::forget);
    }

    private void collectFiltered() {
        channels.collectFiltered();
        flushOrSchedule();
    }

    private void flush() {
        isFlushScheduled = false;
        lastFlushNanos = System.nanoTime();
        channels.flush();
    }

    private void sendHeartbeat() {
        ServerMessage.Heartbeat message = channels.heartbeat();
        outlets.forEach(outlet -> outlet.heartbeat(message));
    }

    private void completeWithSnapshot(String channel, CompletableFuture<byte[]> json) {
        try {
            Frame snapshot = channels.snapshot(channel);
            json.complete(snapshot.json());
            snapshot.release();
        } catch (RuntimeException e) {
            json.completeExceptionally(e);
        }
    }

    private boolean submit(Runnable task) {
        try {
            executor.execute(guarded(task));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("closed: a request was not taken", e);
            return false;
        }
    }

    // The executor would drop the exception, and a periodic task would never run again.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("state thread: a task failed", e);
            }
        };
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "bridge-state");
        thread.setDaemon(true);
        return thread;
    }
}
