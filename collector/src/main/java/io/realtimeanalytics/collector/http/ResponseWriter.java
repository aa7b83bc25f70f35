package io.realtimeanalytics.collector.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;

/** Writes answers, and ends connections so that the client still gets its answer. */
@SuppressWarnings("FutureReturnValueIgnored") // closing cannot fail in a way that matters
final class ResponseWriter {

    private static final long LINGER_MILLIS = 1_000;

    private ResponseWriter() {}

    static ChannelFuture write(
            ChannelHandlerContext ctx, Response response, boolean isHead, boolean isKeptAlive) {
        ByteBuf body = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body());
        FullHttpResponse message =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), body);
        response.headers().forEach(message.headers()::set);
        message.headers().set("X-Content-Type-Options", "nosniff");
        if (response.status() != 204 && response.status() != 304) {
            message.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
        }
        if (!isKeptAlive) {
            message.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return ctx.writeAndFlush(message);
    }

    /**
     * Closes after the answer. Closing at once while the client still sends would reset the
     * connection and could take the answer with it: so say that nothing more comes, and listen on
     * for a moment.
     */
    static void closeGently(ChannelHandlerContext ctx, ChannelFuture written) {
        ctx.channel().config().setAutoRead(true);
        written.addListener(
                done -> {
                    if (done.isSuccess() && ctx.channel() instanceof DuplexChannel duplex) {
                        duplex.shutdownOutput();
                        ctx.executor()
                                .schedule(() -> ctx.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
                    } else {
                        ctx.close();
                    }
                });
    }
}
