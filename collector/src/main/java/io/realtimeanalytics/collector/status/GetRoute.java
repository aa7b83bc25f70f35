package io.realtimeanalytics.collector.status;

import io.realtimeanalytics.collector.http.Admission;
import io.realtimeanalytics.collector.http.Request;
import io.realtimeanalytics.collector.http.RequestHead;
import io.realtimeanalytics.collector.http.Response;
import io.realtimeanalytics.collector.http.Route;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Something to look at that depends on nothing in the request. */
public final class GetRoute implements Route {

    private final Supplier<Response> answer;

    /** Asks the supplier each time; it must not block. */
    public GetRoute(Supplier<Response> answer) {
        this.answer = answer;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public Admission admit(RequestHead head) {
        return new Admission.Answer(answer.get());
    }

    @Override
    public CompletionStage<Response> handle(Request request) {
        return CompletableFuture.completedStage(answer.get());
    }
}
