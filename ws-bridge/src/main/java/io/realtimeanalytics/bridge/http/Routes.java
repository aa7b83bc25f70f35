package io.realtimeanalytics.bridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.access.Holder;
import io.realtimeanalytics.bridge.channel.ChannelName;
import io.realtimeanalytics.bridge.channel.ChannelRequests;
import io.realtimeanalytics.bridge.channel.FilterProblem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which address answers what. Thread-safe. */
public final class Routes implements Answers {

    private static final Pattern CHANNEL = Pattern.compile("/api/v1/sites/([^/]+)/([^/]+)");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ChannelRequests requests;
    private final BooleanSupplier isReady;
    private final MetricsPage metricsPage;
    private final StaticFiles files;
    private final SiteQuestions questions;
    private final Askers askers;
    private final ShareRoutes shares;

    /**
     * @param files the dashboard; may be empty
     * @param access who may ask the API; health, metrics and files are for everybody
     */
    public Routes(
            ChannelRequests requests,
            BooleanSupplier isReady,
            MetricsPage metricsPage,
            SiteQuestions questions,
            StaticFiles files,
            LinkRequests links,
            Access access) {
        this.requests = requests;
        this.isReady = isReady;
        this.metricsPage = metricsPage;
        this.questions = questions;
        this.files = files;
        this.askers = new Askers(access);
        this.shares = new ShareRoutes(links);
    }

    @Override
    public CompletionStage<Answer> answer(FullHttpRequest request) {
        return refusal(request)
                .map(Routes::now)
                .orElseGet(() -> route(new QueryStringDecoder(request.uri()).path(), request));
    }

    /** What is said to a request that no server of ours takes. */
    static Optional<Answer> refusal(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return Optional.of(
                    Answer.problem(HttpResponseStatus.BAD_REQUEST, "not an HTTP request"));
        }
        String path;
        try {
            path = new QueryStringDecoder(request.uri()).path();
        } catch (IllegalArgumentException e) {
            return Optional.of(Answer.problem(HttpResponseStatus.BAD_REQUEST, "malformed address"));
        }
        if (ShareRoutes.isShare(path) || isRead(request.method())) {
            return Optional.empty();
        }
        return Optional.of(
                Answer.problem(HttpResponseStatus.METHOD_NOT_ALLOWED, "use GET")
                        .with(Map.of("Allow", "GET, HEAD")));
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private CompletionStage<Answer> route(String path, FullHttpRequest request) {
        return switch (path) {
            case "/health/live" -> now(health(true));
            case "/health/ready" -> now(health(isReady.getAsBoolean()));
            case "/metrics" -> metricsPage.answer();
            default ->
                    path.equals("/api") || path.startsWith("/api/")
                            ? askers.answer(request, holder -> apiFor(holder, path, request))
                            : now(
                                    files.answer(
                                            path,
                                            request.headers().get(HttpHeaderNames.IF_NONE_MATCH)));
        };
    }

    private CompletionStage<Answer> apiFor(Holder holder, String path, FullHttpRequest request) {
        if (ShareRoutes.isShare(path)) {
            return shares.answer(holder, path, request);
        }
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        if (path.equals("/api/v1/sites")) {
            return now(sites(holder));
        }
        Matcher matcher = CHANNEL.matcher(path);
        // What may not be seen is answered as what is not there.
        if (matcher.matches() && holder.maySee(matcher.group(1))) {
            String site = matcher.group(1);
            String name = matcher.group(2);
            if (holder.seesAllEvents() && questions.isQuestion(name)) {
                return ask(site, name, query);
            }
            ChannelName channel = new ChannelName(site, name, query.rawQuery());
            if (holder.maySee(channel) && requests.isKnown(channel.toString())) {
                return snapshot(channel.toString());
            }
        }
        return now(Answer.problem(HttpResponseStatus.NOT_FOUND, "no such resource"));
    }

    private CompletionStage<Answer> ask(String site, String name, QueryStringDecoder query) {
        try {
            return questions.answer(site, name, query.parameters());
        } catch (IllegalArgumentException e) {
            return now(Answer.problem(HttpResponseStatus.BAD_REQUEST, "malformed address"));
        }
    }

    private CompletionStage<Answer> snapshot(String channel) {
        Optional<FilterProblem> problem = requests.filterProblem(channel);
        if (problem.isEmpty()) {
            return requests.snapshot(channel).thenApply(Routes::uncached);
        }
        HttpResponseStatus status =
                problem.get().isOfRequest()
                        ? HttpResponseStatus.BAD_REQUEST
                        : HttpResponseStatus.SERVICE_UNAVAILABLE;
        return now(Answer.problem(status, problem.get().code(), problem.get().message()));
    }

    private Answer sites(Holder holder) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode sites = root.putArray("sites");
        holder.visible(requests.sites()).forEach(sites::add);
        return uncached(root.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer health(boolean isUp) {
        return isUp
                ? uncached("{\"status\":\"up\"}".getBytes(StandardCharsets.UTF_8))
                : Answer.problem(HttpResponseStatus.SERVICE_UNAVAILABLE, "not ready");
    }

    private static Answer uncached(byte[] json) {
        return Answer.ok(Answer.JSON, json).with(Map.of("Cache-Control", "no-store"));
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
