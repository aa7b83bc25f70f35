package io.realtimeanalytics.bridge.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one connection in their order, one at a time. */
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
public final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);
    private static final int MAX_WAITING = 32;

    private final Answers answers;
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();
    private @Nullable CompletionStage<Answer> pending;

    /** A handler for one connection. */
    public HttpHandler(Answers answers) {
        this.answers = answers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (waiting.size() >= MAX_WAITING) {
            ctx.close();
            return;
        }
        // A copy outlives this call without being counted; bodies are few and small.
        FullHttpRequest copy =
                request.replace(Unpooled.wrappedBuffer(ByteBufUtil.getBytes(request.content())));
        copy.setDecoderResult(request.decoderResult());
        waiting.add(copy);
        answerNext(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.clear();
        if (pending != null) {
            // Nobody waits any more.
            pending.toCompletableFuture().cancel(true);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("connection lost", cause);
        } else {
            LOG.warn("an HTTP connection failed: {}", cause.toString());
        }
        ctx.close();
    }

    private void answerNext(ChannelHandlerContext ctx) {
        if (pending != null) {
            return;
        }
        FullHttpRequest request = waiting.poll();
        if (request == null) {
            return;
        }
        CompletionStage<Answer> asked = answers.answer(request);
        pending = asked;
        asked.whenCompleteAsync(
                (answer, failure) -> {
                    pending = null;
                    if (ctx.channel().isActive()) {
                        write(ctx, request, answer, failure);
                        answerNext(ctx);
                    }
                },
                ctx.executor());
    }

    private static void write(
            ChannelHandlerContext ctx,
            HttpRequest request,
            @Nullable Answer answer,
            @Nullable Throwable failure) {
        if (answer != null) {
            AnswerWriter.write(ctx, request, answer);
            return;
        }
        LOG.error("request failed", failure);
        AnswerWriter.writeAndClose(
                ctx,
                request,
                Answer.problem(HttpResponseStatus.INTERNAL_SERVER_ERROR, "see the server's log"));
    }
}
