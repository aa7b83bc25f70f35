package io.realtimeanalytics.bridge.pages;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.realtimeanalytics.bridge.http.Answers;
import io.realtimeanalytics.bridge.http.HttpHandler;
import io.realtimeanalytics.bridge.http.RequestDeadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens for browsers that want files. One thread is enough: all of them are in memory. */
public final class PagesServer implements AutoCloseable {

    private static final int MAX_REQUEST_BODY_BYTES = 1024;
    private static final long REQUEST_TIMEOUT_MILLIS = 30_000;

    private final Answers answers;
    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("pages", true), NioIoHandler.newFactory());
    private @Nullable Channel listener;

    /** A server that is not started yet. */
    public PagesServer(Answers answers) {
        this.answers = answers;
    }

    /** Begins to listen. */
    public void start(String host, int port) throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        initialize(channel);
                                    }
                                })
                        .bind(host, port)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + host + ":" + port, bound.cause());
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

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private void initialize(SocketChannel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new TextCompressor())
                .addLast(new HttpObjectAggregator(MAX_REQUEST_BODY_BYTES, true))
                .addLast(new RequestDeadline(REQUEST_TIMEOUT_MILLIS))
                .addLast(new HttpHandler(answers));
    }
}
