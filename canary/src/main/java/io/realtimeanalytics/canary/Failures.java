package io.realtimeanalytics.canary;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in few words that do not change from one attempt to the next. */
final class Failures {

    private Failures() {}

    static String describe(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return "answers " + refused.getResponse().statusCode();
        }
        if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
            return "cannot be reached";
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return "does not answer in time";
        }
        if (cause instanceof IllegalStateException) {
            return String.valueOf(cause.getMessage());
        }
        return String.valueOf(cause);
    }
}
