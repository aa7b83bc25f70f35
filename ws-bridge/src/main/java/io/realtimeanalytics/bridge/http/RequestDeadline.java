package io.realtimeanalytics.bridge.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection that does not complete a request in time, however slowly it drips. Sits behind
 * the aggregator, so it sees complete requests only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
public final class RequestDeadline extends ChannelInboundHandlerAdapter {

    private final long timeoutMillis;
    private @Nullable Future<?> deadline;

    /**
     * @param timeoutMillis for the first request, and between one and the next
     */
    public RequestDeadline(long timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        restart(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        cancel();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object request) {
        restart(ctx);
        ctx.fireChannelRead(request);
    }

    private void restart(ChannelHandlerContext ctx) {
        cancel();
        deadline = ctx.executor().schedule(() -> expire(ctx), timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private void expire(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            ctx.close();
        } else {
            // Still sending a large file to a slow browser.
            restart(ctx);
        }
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
