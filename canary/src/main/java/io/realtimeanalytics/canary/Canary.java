package io.realtimeanalytics.canary;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.event.live.LiveResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an event each second and watches the live view for it. Whatever is away, it goes on: that
 * is when it is needed. All but its status happens on one thread.
 */
public final class Canary implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final long TICK_MILLIS = 1_000;
    private static final long STANDSTILL_NANOS = Duration.ofSeconds(30).toNanos();

    private final ScheduledExecutorService thread = newThread();
    private final CanaryMetrics metrics;
    private final Journeys journeys;
    private final Seconds seconds;
    private final CollectorClient collector;
    private final LiveView view;
    private final StatusServer status;
    private final Trouble collectorTrouble = new Trouble(LOG, "collector");
    private volatile boolean isConnected;
    private volatile long lastTickNanos = System.nanoTime();

    /**
     * Wires the parts; nothing is sent before {@link #start}.
     *
     * @param registry where metrics are registered, and what {@code /metrics} shows
     * @throws IOException if it cannot listen
     */
    public Canary(CanaryConfig config, CollectorRegistry registry) throws IOException {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CollectorClient.PATIENCE)
                        .build();
        metrics = new CanaryMetrics(registry);
        journeys = new Journeys(metrics, InstantSource.system());
        seconds = new Seconds(InstantSource.system());
        collector = new CollectorClient(http, config.collectorUrl(), config.site());
        view = new LiveView(LiveView.Target.of(config), http, audience(), thread);
        status = new StatusServer(new InetSocketAddress(config.host(), config.port()), registry);
    }

    /** Begins; collector and bridge may come later. */
    public void start() {
        status.start(this::isAlive, () -> isConnected);
        var unused = thread.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Where health and metrics are served. */
    public int boundPort() {
        return status.boundPort();
    }

    /** Stops at once; what is under way counts for nothing. */
    @Override
    public void close() {
        thread.execute(
                () -> {
                    view.close();
                    thread.shutdownNow();
                });
        status.close();
    }

    // An exception would end all further ticks.
    private void tick() {
        try {
            lastTickNanos = System.nanoTime();
            journeys.giveUp(lastTickNanos);
            view.check();
            send();
        } catch (RuntimeException e) {
            LOG.error("a second without an event", e);
        }
    }

    private void send() {
        Mark mark = Mark.of(seconds.next());
        journeys.begin(mark, System.nanoTime());
        var unused =
                collector
                        .send(mark)
                        .whenCompleteAsync((accepted, failure) -> sent(mark, failure), thread);
    }

    private void sent(Mark mark, @Nullable Throwable failure) {
        if (failure == null) {
            journeys.accepted(mark);
            collectorTrouble.ended();
        } else {
            journeys.failed(mark);
            collectorTrouble.began(Failures.describe(failure));
        }
    }

    private boolean isAlive() {
        return System.nanoTime() - lastTickNanos < STANDSTILL_NANOS;
    }

    private LiveView.Audience audience() {
        return new LiveView.Audience() {
            @Override
            public void shown(List<LiveResult> results, long receivedNanos) {
                journeys.look(results, receivedNanos);
            }

            @Override
            public void connected(boolean isOpen) {
                isConnected = isOpen;
                metrics.connected(isOpen);
            }
        };
    }

    // What comes back after the end is of no use.
    private static ScheduledExecutorService newThread() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "canary");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
