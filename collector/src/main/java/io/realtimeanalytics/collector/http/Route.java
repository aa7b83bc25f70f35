package io.realtimeanalytics.collector.http;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What happens at a path. Called on event loops: nothing here may block. */
public interface Route {

    /** Methods it takes; others are answered with 405. */
    Set<String> methods();

    /** Decides on the head alone. */
    Admission admit(RequestHead head);

    /** Answers a request whose body was wanted. A failure becomes a 500. */
    CompletionStage<Response> handle(Request request);

    /** Last touch on every answer given at this path, refusals included. */
    default Response finish(RequestHead head, Response response) {
        return response;
    }
}
