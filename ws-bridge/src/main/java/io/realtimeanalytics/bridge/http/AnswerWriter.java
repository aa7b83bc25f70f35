package io.realtimeanalytics.bridge.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** Writes answers, each with the headers that keep browsers from guessing and framing. */
public final class AnswerWriter {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:;"
                    + " style-src 'self'; script-src 'self'; font-src 'self'; object-src 'none';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private AnswerWriter() {}

    /** Writes an answer; the connection stays open if the client wants that. */
    static void write(ChannelHandlerContext ctx, HttpRequest request, Answer answer) {
        boolean keepsAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        FullHttpResponse response = responseTo(request, answer);
        HttpUtil.setKeepAlive(response, keepsAlive);
        ChannelFuture written = ctx.writeAndFlush(response);
        if (!keepsAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Writes an answer and ends the connection. */
    public static void writeAndClose(
            ChannelHandlerContext ctx, HttpRequest request, Answer answer) {
        FullHttpResponse response = responseTo(request, answer);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static FullHttpResponse responseTo(HttpRequest request, Answer answer) {
        boolean isHead = request.method().equals(HttpMethod.HEAD);
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
        HttpHeaders headers = response.headers();
        boolean hasBody = answer.status() != HttpResponseStatus.NOT_MODIFIED.code();
        if (hasBody) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
            headers.setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        }
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        answer.headers().forEach(headers::set);
        return response;
    }
}
