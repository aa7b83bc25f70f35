package io.realtimeanalytics.bridge.http;

import io.realtimeanalytics.bridge.access.Holder;
import java.util.concurrent.CompletionStage;

/** Links that show a site to people without an account. Thread-safe; all return at once. */
public interface LinkRequests {

    /** Those of a site. */
    CompletionStage<Answer> list(String siteId);

    /** Makes one, as the body of the request says. */
    CompletionStage<Answer> create(Holder holder, String siteId, byte[] json);

    /** Withdraws one. */
    CompletionStage<Answer> withdraw(Holder holder, String siteId, String linkId);
}
