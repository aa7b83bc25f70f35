package io.realtimeanalytics.bridge.http;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.realtimeanalytics.bridge.access.Access;
import io.realtimeanalytics.bridge.access.AccessDeniedException;
import io.realtimeanalytics.bridge.access.Holder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who asks the API: everybody in demo mode, else who has a bearer token. Thread-safe. */
final class Askers {

    private static final Logger LOG = LoggerFactory.getLogger(Askers.class);
    private static final String BEARER = "Bearer ";

    private final Access access;

    Askers(Access access) {
        this.access = access;
    }

    /** Answers a question if its asker is let in, and if not says why. */
    CompletionStage<Answer> answer(
            FullHttpRequest request, Function<Holder, CompletionStage<Answer>> question) {
        Holder anonymous = access.anonymous();
        String header = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (anonymous != null && header.isEmpty()) {
            return question.apply(anonymous);
        }
        if (!header.startsWith(BEARER)) {
            return now(unauthorized(""));
        }
        return answerTo(access.authenticate(header.substring(BEARER.length())), question);
    }

    /** As soon as it is known who asks. To cancel it cancels what was asked. */
    @SuppressWarnings("FutureReturnValueIgnored") // the answer tells how it ended
    private static CompletableFuture<Answer> answerTo(
            CompletableFuture<Holder> asker, Function<Holder, CompletionStage<Answer>> question) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<Answer> asked =
                asker.handle(
                                (holder, failure) ->
                                        holder == null
                                                ? now(refusalOf(failure))
                                                : cancelledWith(answer, question.apply(holder)))
                        .thenCompose(Function.identity());
        asked.whenComplete(
                (found, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    } else {
                        answer.complete(found);
                    }
                });
        return answer;
    }

    /** Gives a question up once its answer is of no use any more. */
    @SuppressWarnings("FutureReturnValueIgnored") // the answer tells how it ended
    private static CompletionStage<Answer> cancelledWith(
            CompletableFuture<Answer> answer, CompletionStage<Answer> asked) {
        answer.whenComplete((unused, end) -> asked.toCompletableFuture().cancel(true));
        return asked;
    }

    private static Answer refusalOf(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof AccessDeniedException denied)) {
            LOG.error("a sign-in failed", cause);
            return Answer.problem(HttpResponseStatus.INTERNAL_SERVER_ERROR, "see the server's log");
        }
        if (denied.reason() == AccessDeniedException.Reason.UNAVAILABLE) {
            return Answer.problem(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "tokens cannot be checked at the moment");
        }
        return unauthorized(" error=\"invalid_token\"");
    }

    private static Answer unauthorized(String error) {
        return Answer.problem(HttpResponseStatus.UNAUTHORIZED, "a bearer token is needed")
                .with(Map.of("WWW-Authenticate", "Bearer" + error));
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
