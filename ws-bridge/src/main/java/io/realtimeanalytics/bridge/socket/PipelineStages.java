package io.realtimeanalytics.bridge.socket;

import java.util.List;

/** Names of handlers that go when a connection becomes a WebSocket. */
final class PipelineStages {

    static final String DEADLINE = "deadline";
    static final String GUARD = "guard";
    static final String HTTP = "http";
    static final List<String> HTTP_ONLY = List.of(DEADLINE, GUARD, HTTP);

    private PipelineStages() {}
}
