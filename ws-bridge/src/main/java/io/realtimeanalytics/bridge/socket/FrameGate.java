package io.realtimeanalytics.bridge.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Stops connections that break the protocol or send too much, before anything answers them. Sits
 * right behind the decoder, so that fragments and pings count too.
 */
final class FrameGate extends ChannelInboundHandlerAdapter {

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Session session;
    private final int maxFramesPerMinute;
    private long minuteBeganNanos = System.nanoTime();
    private int framesThisMinute;

    FrameGate(Session session, int maxFramesPerMinute) {
        this.session = session;
        this.maxFramesPerMinute = maxFramesPerMinute;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean isExempt =
                message instanceof PongWebSocketFrame || message instanceof CloseWebSocketFrame;
        if (isExempt || !(message instanceof WebSocketFrame)) {
            ctx.fireChannelRead(message);
        } else if (session.isClosing()) {
            ReferenceCountUtil.release(message);
        } else if (isTooMany()) {
            ReferenceCountUtil.release(message);
            session.refuse("too_many", "at most " + maxFramesPerMinute + " a minute", null);
            session.close(CloseReason.TOO_MANY);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            session.close(
                    new CloseReason(
                            corrupted.closeStatus().code(), corrupted.closeStatus().reasonText()));
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private boolean isTooMany() {
        long nowNanos = System.nanoTime();
        if (nowNanos - minuteBeganNanos >= MINUTE_NANOS) {
            minuteBeganNanos = nowNanos;
            framesThisMinute = 0;
        }
        framesThisMinute++;
        return framesThisMinute > maxFramesPerMinute;
    }
}
