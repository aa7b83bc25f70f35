package io.realtimeanalytics.bridge.http;

import io.netty.handler.codec.http.FullHttpRequest;
import java.util.concurrent.CompletionStage;

/** Finds the answer to a request. Thread-safe. */
public interface Answers {

    /** The answer to a request; completes at once unless another thread has to be asked. */
    CompletionStage<Answer> answer(FullHttpRequest request);
}
