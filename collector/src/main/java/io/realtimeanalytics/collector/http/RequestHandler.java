package io.realtimeanalytics.collector.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one request at a time from a connection: admits it, gathers its body, has it answered, and
 * only then reads the next. Confined to the event loop; releases every message it is given.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends in channelInactive
final class RequestHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final Reception reception;
    private final Traffic traffic;
    private final RequestDeadline deadline;
    private @Nullable Exchange exchange;
    private boolean isCounted;
    private boolean isClosing;

    RequestHandler(Reception reception, Traffic traffic, RequestDeadline deadline) {
        this.reception = reception;
        this.traffic = traffic;
        this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (!isClosing && message instanceof HttpObject part) {
                accept(ctx, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == RequestDeadline.EXPIRED && !isClosing) {
            count();
            answerAndClose(ctx, Problem.TIMEOUT.response());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        uncount(0);
        exchange = null;
    }

    // Broken connections are everyday life, and their messages could name the visitor's address.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection failed: {}", cause.getClass().getSimpleName());
        ctx.close();
    }

    private void accept(ChannelHandlerContext ctx, HttpObject part) {
        if (part instanceof HttpRequest) {
            count();
        }
        Optional<Problem> problem = Framing.problemOf(part);
        if (problem.isPresent()) {
            answerAndClose(ctx, problem.get().response());
            return;
        }
        if (part instanceof HttpRequest request) {
            begin(ctx, request);
        }
        if (!isClosing && part instanceof HttpContent content) {
            append(ctx, content);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        Exchange current = reception.receive(ctx.channel(), request);
        exchange = current;
        Response early = current.earlyAnswer();
        if (early != null) {
            // Without a body the end of the request follows at once; a body nobody wants does not
            // deserve to be read.
            if (Framing.announcesBody(request)) {
                answerAndClose(ctx, early);
            }
        } else if (HttpUtil.getContentLength(request, 0L) > current.maxBodyBytes()) {
            answerAndClose(ctx, Problem.BODY_TOO_LARGE.response());
        } else if (request.headers().contains(HttpHeaderNames.EXPECT)) {
            meetExpectation(ctx, request);
        }
    }

    private void meetExpectation(ChannelHandlerContext ctx, HttpRequest request) {
        if (HttpUtil.is100ContinueExpected(request)) {
            ctx.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        } else if (!HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
                request.headers().get(HttpHeaderNames.EXPECT))) {
            answerAndClose(ctx, Problem.EXPECTATION.response());
        }
    }

    private void append(ChannelHandlerContext ctx, HttpContent content) {
        Exchange current = exchange;
        if (current == null) {
            return;
        }
        if (!current.append(content.content())) {
            answerAndClose(ctx, Problem.BODY_TOO_LARGE.response());
        } else if (content instanceof LastHttpContent) {
            complete(ctx, current);
        }
    }

    private void complete(ChannelHandlerContext ctx, Exchange current) {
        ctx.channel().config().setAutoRead(false);
        deadline.requestComplete();
        Response early = current.earlyAnswer();
        if (early != null || current.route == null) {
            answer(ctx, early == null ? Problem.INTERNAL.response() : early);
            return;
        }
        current.route
                .handle(current.request())
                .whenComplete(
                        (response, failure) ->
                                ctx.executor().execute(() -> settle(ctx, response, failure)));
    }

    private void settle(
            ChannelHandlerContext ctx, @Nullable Response response, @Nullable Throwable failure) {
        if (response == null) {
            LOG.error("request could not be handled", failure);
        }
        answer(ctx, response == null ? Problem.INTERNAL.response() : response);
    }

    private void answer(ChannelHandlerContext ctx, Response response) {
        Exchange current = exchange;
        if (current == null) {
            return;
        }
        if (!current.isKeptAlive) {
            answerAndClose(ctx, response);
            return;
        }
        write(ctx, response, true);
        exchange = null;
        // Not at once: a burst of pipelined requests would recurse into the depths.
        ctx.executor().execute(() -> ctx.channel().config().setAutoRead(true));
    }

    private void answerAndClose(ChannelHandlerContext ctx, Response response) {
        isClosing = true;
        ChannelFuture written = write(ctx, response, false);
        exchange = null;
        ResponseWriter.closeGently(ctx, written);
    }

    private ChannelFuture write(ChannelHandlerContext ctx, Response response, boolean isKeptAlive) {
        Exchange current = exchange;
        Response finished = current == null ? response : current.finish(response);
        boolean isHead = current != null && current.head.method().equals("HEAD");
        deadline.awaitRequest();
        uncount(finished.status());
        return ResponseWriter.write(ctx, finished, isHead, isKeptAlive);
    }

    private void count() {
        if (!isCounted) {
            isCounted = true;
            traffic.began();
        }
    }

    private void uncount(int status) {
        if (isCounted) {
            isCounted = false;
            traffic.ended(status);
        }
    }
}
