package io.realtimeanalytics.bridge.http;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The dashboard's files and nothing else: for a server without data. Thread-safe. */
public final class PageRoutes implements Answers {

    private final StaticFiles files;

    /** Answers with these files. */
    public PageRoutes(StaticFiles files) {
        this.files = files;
    }

    @Override
    public CompletionStage<Answer> answer(FullHttpRequest request) {
        return CompletableFuture.completedStage(
                Routes.refusal(request).orElseGet(() -> read(request)));
    }

    private Answer read(FullHttpRequest request) {
        String path = new QueryStringDecoder(request.uri()).path();
        if (path.equals("/health/live") || path.equals("/health/ready")) {
            byte[] up = "{\"status\":\"up\"}".getBytes(StandardCharsets.UTF_8);
            return Answer.ok(Answer.JSON, up).with(Map.of("Cache-Control", "no-store"));
        }
        if (path.equals("/api") || path.startsWith("/api/")) {
            // Else a wrong route in front of it would look like a broken bridge.
            return Answer.problem(
                    HttpResponseStatus.NOT_FOUND, "the bridge answers this: route /api to it");
        }
        return files.answer(path, request.headers().get(HttpHeaderNames.IF_NONE_MATCH))
                .with(Map.of("Vary", "Accept-Encoding"));
    }
}
