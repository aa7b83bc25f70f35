package io.realtimeanalytics.bridge.testing;

import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.audit.Audit;
import io.realtimeanalytics.bridge.channel.ChannelThread;
import io.realtimeanalytics.bridge.channel.Channels;
import io.realtimeanalytics.bridge.channel.EventFeeds;
import io.realtimeanalytics.bridge.channel.FilterSettings;
import io.realtimeanalytics.bridge.history.HistoryApi;
import io.realtimeanalytics.bridge.http.HttpHandler;
import io.realtimeanalytics.bridge.http.MetricsPage;
import io.realtimeanalytics.bridge.http.Routes;
import io.realtimeanalytics.bridge.http.StaticFiles;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.bridge.share.ShareAccess;
import io.realtimeanalytics.bridge.share.ShareApi;
import io.realtimeanalytics.bridge.share.ShareLinks;
import io.realtimeanalytics.bridge.socket.ConnectionLimits;
import io.realtimeanalytics.bridge.socket.Door;
import io.realtimeanalytics.bridge.socket.HolderSlots;
import io.realtimeanalytics.bridge.socket.LiveServer;
import io.realtimeanalytics.bridge.socket.Outlets;
import io.realtimeanalytics.bridge.state.LiveState;
import io.realtimeanalytics.bridge.state.ViewDefinition;
import io.realtimeanalytics.bridge.trace.ResultTraces;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.history.read.History;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All of the bridge but Kafka: results are handed in by the test. */
public final class TestServer implements AutoCloseable {

    /** Limits of production. */
    public static final ConnectionLimits LIMITS =
            ConnectionLimits.of(
                    1_000, Duration.ofSeconds(25), Duration.ofSeconds(8), Duration.ofSeconds(10));

    private static final List<ViewDefinition> VIEWS = ViewDefinition.ALL;

    private static final Duration SIGN_IN_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RENEWAL_GRACE = Duration.ofMillis(500);

    private final List<String> auditLines = new CopyOnWriteArrayList<>();
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Audit audit;
    private final ChannelThread channels;
    private final LiveServer server;

    private TestServer(
            ConnectionLimits limits, StaticFiles files, @Nullable History history, Access others) {
        BridgeMetrics metrics = new BridgeMetrics(registry);
        Clock clock = Clock.systemUTC();
        audit = Audit.to(auditLines::add, clock);
        Outlets outlets = Outlets.create(metrics, ResultTraces.off(), clock);
        LiveState state = new LiveState(VIEWS, Set.of("shop", "store"), Set.of("unlisted"), clock);
        channels =
                new ChannelThread(
                        new Channels(state, VIEWS, 1_000, metrics, ResultTraces.off(), clock),
                        new ChannelThread.Rhythm(Duration.ofMillis(20), Duration.ofMillis(200)),
                        new FilterSettings(1_000, Duration.ofMinutes(15), EventFeeds.none()),
                        outlets.all(),
                        clock);
        ShareLinks links = new ShareLinks();
        links.rebuilt();
        Access access = new ShareAccess(others, links, clock);
        Routes routes =
                new Routes(
                        channels,
                        channels::isRebuilt,
                        new MetricsPage(registry, Runnable::run),
                        new HistoryApi(history == null ? new NoHistory() : history, metrics, clock),
                        files,
                        new ShareApi(
                                links,
                                link -> CompletableFuture.completedFuture(null),
                                audit,
                                clock),
                        access);
        server =
                new LiveServer(
                        outlets,
                        channels,
                        new LiveServer.Access(
                                Set.of("https://dashboard.example"),
                                limits,
                                new Door(
                                        access,
                                        audit,
                                        clock,
                                        SIGN_IN_TIMEOUT,
                                        RENEWAL_GRACE,
                                        2,
                                        new HolderSlots())),
                        metrics,
                        () -> new HttpHandler(routes));
    }

    /** A server with other limits than those of production. */
    public static TestServer start(ConnectionLimits limits) throws IOException {
        return start(limits, StaticFiles.none());
    }

    /** A server that knows history. */
    public static TestServer start(History history) throws IOException {
        TestServer started = new TestServer(LIMITS, StaticFiles.none(), history, Access.demo());
        started.channels.start();
        started.server.start("127.0.0.1", 0);
        started.rebuilt();
        return started;
    }

    /** A server that wants to know who is there. */
    public static TestServer start(Access access) throws IOException {
        TestServer started = new TestServer(LIMITS, StaticFiles.none(), null, access);
        started.channels.start();
        started.server.start("127.0.0.1", 0);
        started.rebuilt();
        return started;
    }

    /** The record of who did what. */
    public List<String> audit() {
        return List.copyOf(auditLines);
    }

    /** A server with a dashboard. */
    public static TestServer start(ConnectionLimits limits, StaticFiles files) throws IOException {
        TestServer started = startUnready(limits, files);
        started.rebuilt();
        return started;
    }

    /** A server whose state has not been rebuilt. */
    public static TestServer startUnready(ConnectionLimits limits, StaticFiles files)
            throws IOException {
        TestServer started = new TestServer(limits, files, null, Access.demo());
        started.channels.start();
        started.server.start("127.0.0.1", 0);
        return started;
    }

    /** Where it listens. */
    public int port() {
        return server.boundPort();
    }

    /** Hands in results as if they came from Kafka. */
    public void accept(MetricResult... results) {
        try {
            channels.accept(List.of(results));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says that the state has been rebuilt, and waits until that is known. */
    public void rebuilt() {
        channels.rebuilt();
        await().until(channels::isRebuilt);
    }

    /** Value of a metric without labels. */
    public double metric(String name) {
        Double value = registry.getSampleValue(name);
        return value == null ? 0 : value;
    }

    /** Value of a metric with one label. */
    public double metric(String name, String label, String labelValue) {
        Double value =
                registry.getSampleValue(name, new String[] {label}, new String[] {labelValue});
        return value == null ? 0 : value;
    }

    /** Ends the connections as a restart does. */
    public void drain() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        channels.close();
        audit.close();
    }
}
