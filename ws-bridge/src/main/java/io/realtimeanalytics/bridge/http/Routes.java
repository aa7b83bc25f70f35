package io.realtimeanalytics.bridge.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
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
public final class Routes {

    private static final Pattern CHANNEL = Pattern.compile("/api/v1/sites/([^/]+)/([^/]+)");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ChannelRequests requests;
    private final BooleanSupplier isReady;
    private final MetricsPage metricsPage;
    private final StaticFiles files;
    private final SiteQuestions questions;

    /**
     * @param files the dashboard; may be empty
     */
    public Routes(
            ChannelRequests requests,
            BooleanSupplier isReady,
            MetricsPage metricsPage,
            SiteQuestions questions,
            StaticFiles files) {
        this.requests = requests;
        this.isReady = isReady;
        this.metricsPage = metricsPage;
        this.questions = questions;
        this.files = files;
    }

    /** The answer to a request; completes at once unless another thread has to be asked. */
    CompletionStage<Answer> answer(HttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return now(Answer.problem(HttpResponseStatus.BAD_REQUEST, "not an HTTP request"));
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return now(
                    Answer.problem(HttpResponseStatus.METHOD_NOT_ALLOWED, "use GET")
                            .with(Map.of("Allow", "GET, HEAD")));
        }
        String path;
        try {
            path = new QueryStringDecoder(request.uri()).path();
        } catch (IllegalArgumentException e) {
            return now(Answer.problem(HttpResponseStatus.BAD_REQUEST, "malformed address"));
        }
        return route(path, request);
    }

    private CompletionStage<Answer> route(String path, HttpRequest request) {
        return switch (path) {
            case "/health/live" -> now(health(true));
            case "/health/ready" -> now(health(isReady.getAsBoolean()));
            case "/metrics" -> metricsPage.answer();
            case "/api/v1/sites" -> now(sites());
            default ->
                    path.equals("/api") || path.startsWith("/api/")
                            ? api(path, new QueryStringDecoder(request.uri()))
                            : now(
                                    files.answer(
                                            path,
                                            request.headers().get(HttpHeaderNames.IF_NONE_MATCH)));
        };
    }

    private CompletionStage<Answer> api(String path, QueryStringDecoder query) {
        Matcher matcher = CHANNEL.matcher(path);
        if (matcher.matches()) {
            String site = matcher.group(1);
            String name = matcher.group(2);
            if (questions.isQuestion(name)) {
                return ask(site, name, query);
            }
            String channel = new ChannelName(site, name, query.rawQuery()).toString();
            if (requests.isKnown(channel)) {
                return snapshot(channel);
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

    private Answer sites() {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode sites = root.putArray("sites");
        requests.sites().forEach(sites::add);
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
