package io.realtimeanalytics.bridge.socket;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.realtimeanalytics.bridge.channel.ChannelRequests;
import io.realtimeanalytics.bridge.http.RequestDeadline;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import java.util.function.Supplier;

/** The stages of a new connection: HTTP until it asks for a WebSocket. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {

    private static final String PATH = "/api/v1/live";
    private static final int MAX_REQUEST_BODY_BYTES = 8 * 1024;
    private static final long REQUEST_TIMEOUT_MILLIS = 30_000;

    // Violations are answered by FrameGate, which lets the closing frame arrive.
    private static final WebSocketServerProtocolConfig PROTOCOL =
            WebSocketServerProtocolConfig.newBuilder()
                    .websocketPath(PATH)
                    .dropPongFrames(false)
                    .handleCloseFrames(false)
                    .sendCloseFrame(null)
                    .decoderConfig(
                            WebSocketDecoderConfig.newBuilder()
                                    .maxFramePayloadLength(ConnectionLimits.MAX_MESSAGE_BYTES)
                                    .allowExtensions(false)
                                    .closeOnProtocolViolation(false)
                                    .build())
                    .build();

    private final Outlets outlets;
    private final ChannelRequests requests;
    private final Access access;
    private final BridgeMetrics metrics;
    private final Supplier<ChannelHandler> httpHandlers;

    /** Who may connect, and what then. */
    record Access(
            OriginPolicy origins, ConnectionSlots slots, ConnectionLimits limits, Door door) {}

    ConnectionInitializer(
            Outlets outlets,
            ChannelRequests requests,
            Access access,
            BridgeMetrics metrics,
            Supplier<ChannelHandler> httpHandlers) {
        this.outlets = outlets;
        this.requests = requests;
        this.access = access;
        this.metrics = metrics;
        this.httpHandlers = httpHandlers;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new HttpServerCodec());
        pipeline.addLast(new HttpObjectAggregator(MAX_REQUEST_BODY_BYTES, true));
        pipeline.addLast(PipelineStages.DEADLINE, new RequestDeadline(REQUEST_TIMEOUT_MILLIS));
        pipeline.addLast(
                PipelineStages.GUARD,
                new HandshakeGuard(PATH, access.origins(), access.slots(), metrics));
        pipeline.addLast(new WebSocketServerProtocolHandler(PROTOCOL));
        pipeline.addLast(
                new LiveUpgrade(
                        outlets.of(channel.eventLoop()),
                        requests,
                        access.limits(),
                        metrics,
                        access.door()));
        pipeline.addLast(PipelineStages.HTTP, httpHandlers.get());
    }
}
