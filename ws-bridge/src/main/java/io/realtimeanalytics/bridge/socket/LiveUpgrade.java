package io.realtimeanalytics.bridge.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.realtimeanalytics.bridge.channel.ChannelRequests;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;

/** Turns a connection into a session once the handshake is done, and welcomes it. */
final class LiveUpgrade extends ChannelInboundHandlerAdapter {

    private final LoopOutlet outlet;
    private final ChannelRequests requests;
    private final ConnectionLimits limits;
    private final BridgeMetrics metrics;
    private final Door door;

    LiveUpgrade(
            LoopOutlet outlet,
            ChannelRequests requests,
            ConnectionLimits limits,
            BridgeMetrics metrics,
            Door door) {
        this.outlet = outlet;
        this.requests = requests;
        this.limits = limits;
        this.metrics = metrics;
        this.door = door;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HandshakeComplete) {
            upgrade(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    private void upgrade(ChannelHandlerContext ctx) {
        Session session = new Session(ctx.channel(), outlet, requests, limits, metrics, door);
        ChannelPipeline pipeline = ctx.pipeline();
        String protocol = pipeline.context(WebSocketServerProtocolHandler.class).name();
        pipeline.addBefore(
                protocol, "frame-gate", new FrameGate(session, limits.maxMessagesPerMinute()));
        pipeline.addLast(
                new WebSocketFrameAggregator(ConnectionLimits.MAX_MESSAGE_BYTES),
                new SessionHandler(session, door.clock()));
        PipelineStages.HTTP_ONLY.forEach(pipeline::remove);
        pipeline.remove(this);
        outlet.add(session);
        session.admission().open();
    }
}
