package io.realtimeanalytics.bridge.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.realtimeanalytics.bridge.access.Holder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests for shared links: {@code /api/v1/sites/{site}/shares} and one below. Thread-safe. */
final class ShareRoutes {

    private static final Pattern PATH =
            Pattern.compile("/api/v1/sites/([^/]+)/shares(?:/([^/]+))?");

    private final LinkRequests links;

    ShareRoutes(LinkRequests links) {
        this.links = links;
    }

    static boolean isShare(String path) {
        return PATH.matcher(path).matches();
    }

    CompletionStage<Answer> answer(Holder holder, String path, FullHttpRequest request) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || !holder.maySee(matcher.group(1))) {
            return now(Answer.problem(HttpResponseStatus.NOT_FOUND, "no such resource"));
        }
        if (holder.kind().equals(Holder.BY_SHARE)) {
            return now(Answer.problem(HttpResponseStatus.FORBIDDEN, "a shared view is read-only"));
        }
        String site = matcher.group(1);
        String id = matcher.group(2);
        HttpMethod method = request.method();
        if (id != null) {
            return method.equals(HttpMethod.DELETE)
                    ? links.withdraw(holder, site, id)
                    : now(wrongMethod("DELETE"));
        }
        if (method.equals(HttpMethod.GET)) {
            return links.list(site);
        }
        if (!method.equals(HttpMethod.POST)) {
            return now(wrongMethod("GET, POST"));
        }
        // Pages of others can send anything but this type without being asked about it first.
        if (!"application/json".contentEquals(mimeTypeOf(request))) {
            return now(
                    Answer.problem(
                            HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "send application/json"));
        }
        return links.create(holder, site, ByteBufUtil.getBytes(request.content()));
    }

    private static CharSequence mimeTypeOf(FullHttpRequest request) {
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        CharSequence mimeType = HttpUtil.getMimeType(type);
        return mimeType == null ? "" : mimeType;
    }

    private static Answer wrongMethod(String allowed) {
        return Answer.problem(HttpResponseStatus.METHOD_NOT_ALLOWED, "use " + allowed)
                .with(Map.of("Allow", allowed));
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
