package io.realtimeanalytics.bridge.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What can be asked of a site beside its live views. Thread-safe. */
public interface SiteQuestions {

    /** Whether that is the name of a question. */
    boolean isQuestion(String name);

    /**
     * Answers; returns at once. The caller cancels it if nobody waits for the answer any more.
     *
     * @param parameters of the address
     */
    CompletableFuture<Answer> answer(
            String siteId, String name, Map<String, List<String>> parameters);
}
