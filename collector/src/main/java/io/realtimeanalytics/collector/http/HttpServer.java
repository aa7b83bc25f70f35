package io.realtimeanalytics.collector.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens, and gives every connection its chain of handlers. */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 1_024;
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Routes routes;
    private final Traffic traffic;
    private final Duration requestTime;
    private final EventLoopGroup eventLoops =
            new MultiThreadIoEventLoopGroup(
                    0, new DefaultThreadFactory("collector-http", true), NioIoHandler.newFactory());
    private @Nullable Channel listener;

    /**
     * @param requestTime what a client has for sending one request
     */
    public HttpServer(Routes routes, Traffic traffic, Duration requestTime) {
        this.routes = routes;
        this.traffic = traffic;
        this.requestTime = requestTime;
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the address cannot be listened on
     */
    public void start(String host, int port) {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(eventLoops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new Connection());
        ChannelFuture bound = bootstrap.bind(host, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot listen on " + host + ':' + port + ": " + bound.cause().getMessage(),
                    bound.cause());
        }
        listener = bound.channel();
    }

    /** The port it listens on. */
    public int boundPort() {
        if (listener == null) {
            throw new IllegalStateException("not started");
        }
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Takes no new connections; those that are open live on. */
    public void stopListening() {
        if (listener != null) {
            listener.close().syncUninterruptibly();
        }
    }

    @Override
    public void close() {
        stopListening();
        eventLoops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Connection extends ChannelInitializer<SocketChannel> {

        @Override
        protected void initChannel(SocketChannel channel) {
            RequestDeadline deadline = new RequestDeadline(requestTime, SILENCE);
            channel.pipeline()
                    .addLast(deadline)
                    .addLast(new StrictRequestDecoder())
                    .addLast(new HttpResponseEncoder())
                    .addLast(new FlowControlHandler())
                    .addLast(new RequestHandler(new Reception(routes), traffic, deadline));
        }
    }
}
