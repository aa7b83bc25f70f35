package io.realtimeanalytics.bridge.socket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.realtimeanalytics.bridge.channel.ChannelRequests;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.event.live.ServerMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and ends connections in an orderly way. */
public final class LiveServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);

    private static final int BACKLOG = 4_096;
    // A snapshot must fit, or everybody would be slow for a moment.
    private static final WriteBufferWaterMark QUEUE_BYTES =
            new WriteBufferWaterMark(64 * 1024, 256 * 1024);
    // What lies in the kernel cannot be replaced by newer values.
    private static final int KERNEL_QUEUE_BYTES = 128 * 1024;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(3);
    private static final long MIN_SPREAD_MILLIS = 1_000;
    private static final long MAX_SPREAD_MILLIS = 20_000;
    private static final long SPREAD_MILLIS_PER_CONNECTION = 5;

    private final Outlets outlets;
    private final ConnectionSlots slots;
    private final ConnectionInitializer initializer;
    private final ConnectionLimits limits;
    private final MultiThreadIoEventLoopGroup acceptor;
    private volatile boolean isDraining;
    private @Nullable Channel listener;

    /**
     * What a browser may do and is told.
     *
     * @param allowedOrigins beside the one that the bridge itself serves
     */
    public record Access(Set<String> allowedOrigins, ConnectionLimits limits, Door door) {}

    /**
     * @param httpHandlers one for each connection, for all that is not the live protocol
     */
    public LiveServer(
            Outlets outlets,
            ChannelRequests requests,
            Access access,
            BridgeMetrics metrics,
            Supplier<ChannelHandler> httpHandlers) {
        this.outlets = outlets;
        this.limits = access.limits();
        this.slots =
                new ConnectionSlots(
                        limits.maxConnections(), () -> requests.isRebuilt() && !isDraining);
        this.initializer =
                new ConnectionInitializer(
                        outlets,
                        requests,
                        new ConnectionInitializer.Access(
                                new OriginPolicy(access.allowedOrigins()),
                                slots,
                                limits,
                                access.door()),
                        metrics,
                        httpHandlers);
        this.acceptor =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("bridge-accept", true),
                        Transport.best().handlers());
    }

    /** Begins to listen. */
    public void start(String host, int port) throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(acceptor, outlets.group())
                        .channel(Transport.best().serverChannel())
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_SNDBUF, KERNEL_QUEUE_BYTES)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, QUEUE_BYTES)
                        .childHandler(initializer);
        var bound = bootstrap.bind(host, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + host + ":" + port, bound.cause());
        }
        listener = bound.channel();
        outlets.loops().forEach(outlet -> outlet.startSweeping(sweepIntervalMillis()));
    }

    /** The port it listens on. */
    public int boundPort() {
        if (listener == null) {
            throw new IllegalStateException("not started");
        }
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Stops listening, tells everybody when to come back, and ends all connections. */
    @Override
    public void close() {
        isDraining = true;
        if (listener != null) {
            listener.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        long spreadMillis =
                Math.min(
                        MAX_SPREAD_MILLIS,
                        MIN_SPREAD_MILLIS + slots.taken() * SPREAD_MILLIS_PER_CONNECTION);
        outlets.loops()
                .forEach(outlet -> outlet.forEachSession(session -> end(session, spreadMillis)));
        awaitEmpty();
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS)
                .awaitUninterruptibly(2, TimeUnit.SECONDS);
        outlets.close();
    }

    private static void end(Session session, long spreadMillis) {
        // Everybody coming back at the same moment would be the next failure.
        long afterMillis = ThreadLocalRandom.current().nextLong(spreadMillis);
        session.send(new ServerMessage.Reconnect(afterMillis));
        session.close(CloseReason.RESTART);
    }

    private void awaitEmpty() {
        long deadlineNanos = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        try {
            while (slots.taken() > 0 && System.nanoTime() < deadlineNanos) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (slots.taken() > 0) {
            LOG.info("{} connections did not answer the goodbye", slots.taken());
        }
    }

    private long sweepIntervalMillis() {
        long shortestMillis =
                Math.min(
                        limits.pingInterval().toMillis(),
                        Math.min(limits.pongTimeout().toMillis(), limits.slowTimeout().toMillis()));
        return Math.max(10, Math.min(1_000, shortestMillis / 4));
    }
}
