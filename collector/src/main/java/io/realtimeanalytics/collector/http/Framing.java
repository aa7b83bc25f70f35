package io.realtimeanalytics.collector.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/** Judges requests as HTTP, before anyone asks what they want. */
final class Framing {

    private Framing() {}

    /** Why the message cannot be trusted; the connection must be closed then. */
    static Optional<Problem> problemOf(HttpObject message) {
        DecoderResult result = message.decoderResult();
        if (result.isFailure()) {
            return Optional.of(problemOf(result.cause()));
        }
        if (message instanceof HttpRequest request && !isSound(request)) {
            return Optional.of(Problem.MALFORMED_HTTP);
        }
        return Optional.empty();
    }

    static boolean announcesBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request)
                || HttpUtil.getContentLength(request, 0L) > 0;
    }

    private static Problem problemOf(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? Problem.HEADERS_TOO_LARGE
                : Problem.MALFORMED_HTTP;
    }

    private static boolean isSound(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean isHostSound =
                hosts.size() == 1
                        || (hosts.isEmpty()
                                && request.protocolVersion().equals(HttpVersion.HTTP_1_0));
        boolean isVersionKnown =
                request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                        || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return isHostSound && isVersionKnown && request.uri().startsWith("/");
    }
}
