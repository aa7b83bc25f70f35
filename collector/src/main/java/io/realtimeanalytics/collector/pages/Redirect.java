package io.realtimeanalytics.collector.pages;

import io.realtimeanalytics.collector.http.Admission;
import io.realtimeanalytics.collector.http.Request;
import io.realtimeanalytics.collector.http.RequestHead;
import io.realtimeanalytics.collector.http.Response;
import io.realtimeanalytics.collector.http.Route;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends browsers to another address of ours. */
record Redirect(String location) implements Route {

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public Admission admit(RequestHead head) {
        return new Admission.Answer(response());
    }

    @Override
    public CompletionStage<Response> handle(Request request) {
        return CompletableFuture.completedStage(response());
    }

    private Response response() {
        return Response.empty(308).with("Location", location);
    }
}
