package io.realtimeanalytics.collector;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.collector.enrich.DerivedSalts;
import io.realtimeanalytics.collector.enrich.Enricher;
import io.realtimeanalytics.collector.enrich.RandomSalts;
import io.realtimeanalytics.collector.enrich.Salts;
import io.realtimeanalytics.collector.enrich.Senders;
import io.realtimeanalytics.collector.http.HttpServer;
import io.realtimeanalytics.collector.http.Route;
import io.realtimeanalytics.collector.http.Routes;
import io.realtimeanalytics.collector.intake.EventsRoute;
import io.realtimeanalytics.collector.pages.StaticFiles;
import io.realtimeanalytics.collector.pages.StaticRoute;
import io.realtimeanalytics.collector.publish.Connection;
import io.realtimeanalytics.collector.publish.EventPublisher;
import io.realtimeanalytics.collector.publish.KafkaConnection;
import io.realtimeanalytics.collector.status.CollectorMetrics;
import io.realtimeanalytics.collector.status.StatusRoutes;
import io.realtimeanalytics.collector.trace.RequestTraces;
import io.realtimeanalytics.event.wire.HttpSchemaRegistry;
import io.realtimeanalytics.tracing.Tracing;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The collector as a program: HTTP in front, Kafka behind, the clock beside. */
public final class Collector implements AutoCloseable {

    private static final Duration MIN_PATIENCE = Duration.ofSeconds(5);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final CollectorConfig config;
    private final Clock clock;
    private final Salts salts;
    private final CollectorMetrics metrics;
    private final EventPublisher publisher;
    private final @Nullable Tracing tracing;
    private final HttpServer server;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "collector-clock");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** The program as it runs: real clock, real Kafka. */
    public Collector(CollectorConfig config, CollectorRegistry registry) {
        this(
                config,
                registry,
                Clock.systemUTC(),
                new KafkaConnection(
                        config.kafka().properties(),
                        new HttpSchemaRegistry(config.kafka().schemaRegistryUrl())));
    }

    /** The program with another clock or another way to Kafka. */
    public Collector(
            CollectorConfig config,
            CollectorRegistry registry,
            Clock clock,
            Connection.Factory connections) {
        this.config = config;
        this.clock = clock;
        this.salts =
                config.saltSecret().isEmpty()
                        ? new RandomSalts(new SecureRandom())
                        : new DerivedSalts(config.saltSecret());
        this.metrics = new CollectorMetrics(registry);
        this.publisher = new EventPublisher(clock, connections, patience(config));
        this.tracing = Tracing.open(config.tracing(), "collector");
        this.server = new HttpServer(new Routes(routes(registry)), metrics, config.requestTime());
    }

    /** Listens, and begins to connect to Kafka; ready as soon as that succeeds. */
    @SuppressWarnings("FutureReturnValueIgnored") // a tick only queues work and cannot fail
    public void start() {
        server.start(config.host(), config.port());
        publisher.start();
        long intervalMillis = config.clockInterval().toMillis();
        ticker.scheduleAtFixedRate(
                this::tick, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    /** The port it listens on. */
    public int boundPort() {
        return server.boundPort();
    }

    /** Whether events are taken now. */
    public boolean isReady() {
        return publisher.isReady();
    }

    /** Takes no new connections, answers what was begun, and ends all threads. */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        server.stopListening();
        long endNanos = System.nanoTime() + DRAIN_TIME.toNanos();
        while (metrics.requestsInFlight() > 0 && System.nanoTime() < endNanos) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        ticker.shutdownNow();
        publisher.close();
        server.close();
        if (tracing != null) {
            tracing.close();
        }
    }

    private void tick() {
        publisher.tick();
        salts.forgetBefore(Math.floorDiv(clock.millis(), DAY_MILLIS) - 1);
    }

    private static Duration patience(CollectorConfig config) {
        Duration threeTicks = config.clockInterval().multipliedBy(3);
        return threeTicks.compareTo(MIN_PATIENCE) > 0 ? threeTicks : MIN_PATIENCE;
    }

    private Map<String, Route> routes(CollectorRegistry registry) {
        Map<String, Route> routes = new HashMap<>(StatusRoutes.of(registry, publisher::isReady));
        routes.put(
                "/v1/events",
                new EventsRoute(
                        new EventsRoute.Access(config.sites(), config.serverKeys()),
                        new Senders(
                                config.countryHeader(),
                                config.isForwardedTrusted(),
                                config.forwardedHops()),
                        new Enricher(salts),
                        publisher,
                        metrics,
                        new RequestTraces(tracing, config.traceRatio())));
        if (config.staticDirectory() != null) {
            routes.putAll(StaticRoute.of(StaticFiles.load(config.staticDirectory())));
        }
        return routes;
    }
}
