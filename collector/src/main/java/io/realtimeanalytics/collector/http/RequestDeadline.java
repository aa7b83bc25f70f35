package io.realtimeanalytics.collector.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request, from its first byte to its last, a limited time, and closes connections that
 * stay silent. Sits before the decoder: half a header counts too. Confined to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // closing cannot fail in a way that matters
final class RequestDeadline extends ChannelInboundHandlerAdapter {

    /** Event for the handlers behind: the current request is too slow. */
    static final Object EXPIRED = new Object();

    private final Duration requestTime;
    private final Duration silence;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> timer;
    private boolean expectsFirstByte = true;

    RequestDeadline(Duration requestTime, Duration silence) {
        this.requestTime = requestTime;
        this.silence = silence;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        awaitRequest();
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (expectsFirstByte) {
            expectsFirstByte = false;
            restart(requestTime, () -> ctx.fireUserEventTriggered(EXPIRED));
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stop();
        ctx.fireChannelInactive();
    }

    /** The request is complete: from now on the time is ours, not the client's. */
    void requestComplete() {
        stop();
        expectsFirstByte = false;
    }

    /** The answer is on its way: the client must take it, and send more, or lose the connection. */
    void awaitRequest() {
        expectsFirstByte = true;
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            restart(silence, ctx::close);
        }
    }

    private void restart(Duration delay, Runnable action) {
        stop();
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            timer = ctx.executor().schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
