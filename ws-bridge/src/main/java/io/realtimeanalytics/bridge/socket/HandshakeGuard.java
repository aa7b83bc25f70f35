package io.realtimeanalytics.bridge.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.realtimeanalytics.bridge.http.Answer;
import io.realtimeanalytics.bridge.http.AnswerWriter;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides at the handshake who may open a WebSocket. Other requests pass.
 *
 * <p>Browsers hide the answer from scripts, so only what a script cannot help is refused here.
 */
final class HandshakeGuard extends ChannelInboundHandlerAdapter {

    private static final String RETRY_AFTER_SECONDS = "2";
    private static final String VERSION = "13";
    private static final Pattern TOKEN_IN_ADDRESS = Pattern.compile("[?&][a-z_]*token=");

    private final String path;
    private final OriginPolicy origins;
    private final ConnectionSlots slots;
    private final BridgeMetrics metrics;

    HandshakeGuard(
            String path, OriginPolicy origins, ConnectionSlots slots, BridgeMetrics metrics) {
        this.path = path;
        this.origins = origins;
        this.slots = slots;
        this.metrics = metrics;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof FullHttpRequest request) || !isLive(request)) {
            ctx.fireChannelRead(message);
            return;
        }
        Optional<Answer> refusal = refusalOf(request);
        metrics.countHandshake(refusal.map(Answer::status).orElse(101));
        if (refusal.isPresent()) {
            AnswerWriter.writeAndClose(ctx, request, refusal.get());
            request.release();
            return;
        }
        ctx.channel().closeFuture().addListener(closed -> slots.free());
        request.setUri(path);
        ctx.fireChannelRead(request);
    }

    private boolean isLive(FullHttpRequest request) {
        String uri = request.uri();
        return request.decoderResult().isSuccess()
                && (uri.equals(path) || uri.startsWith(path + '?'));
    }

    /** Takes a slot if there is no refusal. */
    private Optional<Answer> refusalOf(FullHttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)) {
            return refuse(HttpResponseStatus.METHOD_NOT_ALLOWED, "use GET", Map.of("Allow", "GET"));
        }
        if (TOKEN_IN_ADDRESS.matcher(request.uri()).find()) {
            return refuse(
                    HttpResponseStatus.BAD_REQUEST,
                    "no tokens in addresses, which are written into logs",
                    Map.of());
        }
        if (!isUpgrade(headers)) {
            return refuse(HttpResponseStatus.BAD_REQUEST, "this is a WebSocket address", Map.of());
        }
        if (!VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return refuse(
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "WebSocket version 13 is spoken here",
                    Map.of("Sec-WebSocket-Version", VERSION));
        }
        if (!origins.allows(headers)) {
            return refuse(HttpResponseStatus.FORBIDDEN, "origin not allowed", Map.of());
        }
        if (!slots.tryTake()) {
            return refuse(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "no more connections at the moment",
                    Map.of("Retry-After", RETRY_AFTER_SECONDS));
        }
        return Optional.empty();
    }

    private static boolean isUpgrade(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    private static Optional<Answer> refuse(
            HttpResponseStatus status, String detail, Map<String, String> headers) {
        return Optional.of(Answer.problem(status, detail).with(headers));
    }
}
