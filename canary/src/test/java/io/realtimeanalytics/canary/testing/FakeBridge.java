package io.realtimeanalytics.canary.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.realtimeanalytics.event.live.ClientMessage;
import io.realtimeanalytics.event.live.LiveJson;
import io.realtimeanalytics.event.live.LiveResult;
import io.realtimeanalytics.event.live.ServerMessage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows the revenue that it is told, as a bridge does. */
@SuppressWarnings("FutureReturnValueIgnored") // a test sees at the client what was not written
public final class FakeBridge implements AutoCloseable {

    private static final long HEARTBEAT_MILLIS = 500;

    private final Revenue revenue;
    private final ChannelGroup screens = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("fake-bridge", true), NioIoHandler.newFactory());
    private final Channel listener;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile @Nullable String wantedToken;
    private volatile boolean isSilent;

    /**
     * @param port 0 for any
     */
    public FakeBridge(Revenue revenue, int port) {
        this.revenue = revenue;
        listener =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(new HttpServerCodec())
                                                .addLast(new HttpObjectAggregator(10_000))
                                                .addLast(
                                                        new WebSocketServerProtocolHandler(
                                                                "/api/v1/live"))
                                                .addLast(new Talk());
                                    }
                                })
                        .bind("127.0.0.1", port)
                        .syncUninterruptibly()
                        .channel();
        loop.scheduleAtFixedRate(
                () -> say(new ServerMessage.Heartbeat(System.currentTimeMillis(), 0, List.of())),
                HEARTBEAT_MILLIS,
                HEARTBEAT_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** The same as an address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Lets nobody in without this token. */
    public void wantToken(String token) {
        wantedToken = token;
    }

    /** Every token that was shown. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** Says nothing from now on, on connections that stay open. */
    public void beSilent() {
        isSilent = true;
    }

    /** Shows an event to all. */
    public void show(JsonNode event) {
        say(delta(revenue.add(event)));
    }

    /** Says that it will be back, and ends all connections. */
    public void restart() {
        say(new ServerMessage.Reconnect(10));
        screens.writeAndFlush(new CloseWebSocketFrame(1012, "restart"));
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void say(ServerMessage message) {
        if (!isSilent) {
            screens.writeAndFlush(frame(message));
        }
    }

    private static TextWebSocketFrame frame(ServerMessage message) {
        return new TextWebSocketFrame(new String(LiveJson.encode(message), StandardCharsets.UTF_8));
    }

    private static ServerMessage delta(LiveResult result) {
        return new ServerMessage.Delta(
                "site:canary:overview",
                "epoch",
                1,
                null,
                System.currentTimeMillis(),
                0,
                List.of(result),
                List.of(),
                List.of(),
                null);
    }

    /** One connection. */
    private final class Talk extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            boolean isOpen = event instanceof WebSocketServerProtocolHandler.HandshakeComplete;
            if (isOpen && wantedToken == null) {
                welcome(context);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame)
                throws JsonProcessingException {
            ClientMessage message = LiveJson.parseClient(frame.text());
            if (message instanceof ClientMessage.Authenticate shown) {
                tokens.add(shown.token());
                if (shown.token().equals(wantedToken)) {
                    welcome(context);
                } else {
                    context.writeAndFlush(new CloseWebSocketFrame(4500, "token not accepted"));
                }
            } else if (message instanceof ClientMessage.Subscribe subscribe) {
                context.writeAndFlush(frame(snapshot(subscribe.channel())));
                screens.add(context.channel());
            }
        }

        private void welcome(ChannelHandlerContext context) {
            context.writeAndFlush(
                    frame(
                            new ServerMessage.Welcome(
                                    1,
                                    System.currentTimeMillis(),
                                    false,
                                    List.of("canary"),
                                    null,
                                    null)));
        }

        private ServerMessage snapshot(String channel) {
            if (!channel.equals("site:canary:overview")) {
                return new ServerMessage.Failure("not_found", "no such channel", channel);
            }
            return new ServerMessage.Snapshot(
                    channel,
                    "epoch",
                    0,
                    System.currentTimeMillis(),
                    0,
                    List.of(revenue.result()),
                    List.of(),
                    List.of());
        }
    }
}
