package io.realtimeanalytics.bridge;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.access.TokenAccess;
import io.realtimeanalytics.bridge.access.TokenSettings;
import io.realtimeanalytics.bridge.audit.Audit;
import io.realtimeanalytics.bridge.channel.ChannelThread;
import io.realtimeanalytics.bridge.channel.Channels;
import io.realtimeanalytics.bridge.channel.FilterSettings;
import io.realtimeanalytics.bridge.consume.ObservedResults;
import io.realtimeanalytics.bridge.consume.RecordSink;
import io.realtimeanalytics.bridge.consume.TopicConsumer;
import io.realtimeanalytics.bridge.history.HistoryApi;
import io.realtimeanalytics.bridge.http.HttpHandler;
import io.realtimeanalytics.bridge.http.MetricsPage;
import io.realtimeanalytics.bridge.http.Routes;
import io.realtimeanalytics.bridge.http.StaticFiles;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.share.KafkaShareLog;
import io.realtimeanalytics.bridge.share.ShareAccess;
import io.realtimeanalytics.bridge.share.ShareApi;
import io.realtimeanalytics.bridge.share.ShareLinks;
import io.realtimeanalytics.bridge.socket.Door;
import io.realtimeanalytics.bridge.socket.LiveServer;
import io.realtimeanalytics.bridge.socket.Outlets;
import io.realtimeanalytics.bridge.state.LiveState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.avro.ShareLink;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.history.read.StoredHistory;
import io.realtimeanalytics.history.store.PointStore;
import io.realtimeanalytics.history.store.PointStores;
import io.realtimeanalytics.tracing.Tracing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge between Kafka and screens, wired.
 *
 * <p>Who owns what: each consumer thread its Kafka client and decoder; the state thread the newest
 * values, the channels and their logs; each event loop its connections. Results go from the first
 * to the second, ready frames from the second to the third, requests the other way.
 */
public final class Bridge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    private final BridgeConfig config;
    private final Outlets outlets;
    private final @Nullable Tracing tracing;
    private final ChannelThread channels;
    private final TopicConsumer<MetricResult> results;
    private final TopicConsumer<Alert> alerts;
    private final TopicConsumer<Session> sessions;
    private final TopicConsumer<ShareLink> shares;
    private final KafkaShareLog shareLog;
    private final Access access;
    private final Audit audit;
    private final PointStore store;
    private final HistoryApi history;
    private final ExecutorService scraper;
    private final LiveServer server;
    private volatile boolean isClosing;

    /**
     * Wires the parts; nothing runs before {@link #start}.
     *
     * @param registry of schemas; not closed by the bridge
     * @param collectors where the metrics are registered, and what {@code /metrics} shows
     */
    public Bridge(
            BridgeConfig config, SchemaRegistry registry, CollectorRegistry collectors, Clock clock)
            throws IOException {
        this.config = config;
        BridgeMetrics metrics = new BridgeMetrics(collectors);
        LiveState state =
                new LiveState(
                        ViewDefinition.ALL,
                        config.live().sites(),
                        config.live().unlistedSites(),
                        clock);
        StaticFiles files = dashboardOf(config.server());
        this.tracing = Tracing.open(config.tracing(), "ws-bridge");
        ResultTraces traces = new ResultTraces(tracing, clock);
        this.outlets = Outlets.create(metrics, traces, clock);
        this.channels =
                new ChannelThread(
                        new Channels(
                                state,
                                ViewDefinition.ALL,
                                config.filters().maxEvents(),
                                metrics,
                                traces,
                                clock),
                        new ChannelThread.Rhythm(config.live().tick(), config.live().heartbeat()),
                        new FilterSettings(
                                config.filters().maxEvents(),
                                config.filters().maxLateness(),
                                (ago, sink) -> openEvents(ago, sink, registry, metrics, clock)),
                        outlets.all(),
                        clock);
        this.results =
                new TopicConsumer<>(
                        TopicConsumer.Source.results(),
                        config.source().kafkaProperties(),
                        registry,
                        new ObservedResults(channels, metrics, traces, clock),
                        metrics,
                        clock);
        this.alerts =
                new TopicConsumer<>(
                        TopicConsumer.Source.alerts(),
                        config.source().kafkaProperties(),
                        registry,
                        channels.alerts(),
                        metrics,
                        clock);
        this.sessions =
                new TopicConsumer<>(
                        TopicConsumer.Source.sessions(),
                        config.source().kafkaProperties(),
                        registry,
                        channels.sessions(),
                        metrics,
                        clock);
        this.audit = Audit.toLog(clock);
        ShareLinks links = new ShareLinks();
        this.shares =
                new TopicConsumer<>(
                        TopicConsumer.Source.shares(),
                        config.source().kafkaProperties(),
                        registry,
                        links,
                        metrics,
                        clock);
        this.shareLog = new KafkaShareLog(config.source().kafkaProperties(), registry);
        TokenSettings tokens = config.tokens();
        this.access =
                new ShareAccess(
                        tokens == null ? Access.demo() : new TokenAccess(tokens), links, clock);
        this.store = PointStores.open(config.history());
        this.history =
                new HistoryApi(
                        new StoredHistory(store, config.history().retention(), clock),
                        metrics,
                        clock);
        this.scraper = Executors.newSingleThreadExecutor(Bridge::newScraperThread);
        Routes routes =
                new Routes(
                        channels,
                        this::isReady,
                        new MetricsPage(collectors, scraper),
                        history,
                        files,
                        new ShareApi(links, shareLog, audit, clock),
                        access);
        this.server =
                new LiveServer(
                        outlets,
                        channels,
                        new LiveServer.Access(
                                config.server().allowedOrigins(),
                                config.limits(),
                                Door.of(access, audit, clock)),
                        metrics,
                        () -> new HttpHandler(routes));
    }

    /** Begins to listen and to read; screens are let in as soon as the state is rebuilt. */
    public void start() throws IOException {
        channels.start();
        server.start(config.server().host(), config.server().port());
        results.start();
        alerts.start();
        sessions.start();
        shares.start();
        LOG.info("listening on http://{}:{}", config.server().host(), boundPort());
    }

    /** The port it listens on; of use when the configured one is 0. */
    public int boundPort() {
        return server.boundPort();
    }

    /** Whether screens are let in. */
    public boolean isReady() {
        return channels.isRebuilt() && !isClosing;
    }

    /** Tells screens when to come back, ends their connections, and stops reading. */
    @Override
    public void close() {
        isClosing = true;
        server.close();
        results.close();
        alerts.close();
        sessions.close();
        shares.close();
        shareLog.close();
        channels.close();
        scraper.shutdownNow();
        history.close();
        access.close();
        audit.close();
        store.close();
        if (tracing != null) {
            tracing.close();
        }
    }

    private Runnable openEvents(
            Duration ago,
            RecordSink<Event> sink,
            SchemaRegistry registry,
            BridgeMetrics metrics,
            Clock clock) {
        TopicConsumer<Event> consumer =
                new TopicConsumer<>(
                        TopicConsumer.Source.events(ago),
                        config.source().kafkaProperties(),
                        registry,
                        sink,
                        metrics,
                        clock);
        consumer.start();
        return consumer::stop;
    }

    private static StaticFiles dashboardOf(BridgeConfig.Server server) throws IOException {
        return server.dashboardDirectory().isEmpty()
                ? StaticFiles.none()
                : StaticFiles.in(Path.of(server.dashboardDirectory()));
    }

    private static Thread newScraperThread(Runnable task) {
        Thread thread = new Thread(task, "bridge-scrape");
        thread.setDaemon(true);
        return thread;
    }
}
