package io.realtimeanalytics.bridge.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.realtimeanalytics.bridge.http.Answer;
import io.realtimeanalytics.bridge.http.SiteQuestions;
import io.realtimeanalytics.bridge.metric.BridgeMetrics;
import io.realtimeanalytics.history.read.History;
import io.realtimeanalytics.history.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history API: questions wait for a few threads, and are given up if nobody waits for the
 * answer any more, or if it takes too long. Thread-safe.
 */
public final class HistoryApi implements SiteQuestions, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryApi.class);

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Corrections come for so long after the end of a window. */
    private static final long SETTLED_AFTER_MILLIS = Duration.ofHours(2).toMillis();

    private static final long SETTLED_LIFETIME_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long LIFETIME_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Answering answering;
    private final BridgeMetrics metrics;
    private final Clock clock;
    private final AnswerCache cache;
    private final ThreadPoolExecutor threads;

    /** Answers from that history. */
    public HistoryApi(History history, BridgeMetrics metrics, Clock clock) {
        this.answering = new Answering(history);
        this.metrics = metrics;
        this.clock = clock;
        this.cache = new AnswerCache(clock);
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(MAX_WAITING),
                        HistoryApi::newThread);
        this.threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public boolean isQuestion(String name) {
        return HistoryQuery.Endpoint.of(name) != null;
    }

    @Override
    public CompletableFuture<Answer> answer(
            String siteId, String name, Map<String, List<String>> parameters) {
        HistoryQuery.Endpoint endpoint = HistoryQuery.Endpoint.of(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("name: " + name + " (expected: a question)");
        }
        HistoryQuery query;
        try {
            query =
                    HistoryQuery.parse(
                            endpoint, siteId, new Parameters(parameters), clock.millis());
        } catch (BadQueryException e) {
            return now(
                    endpoint,
                    Answer.problem(
                            HttpResponseStatus.BAD_REQUEST,
                            "bad_query",
                            String.valueOf(e.getMessage())));
        }
        Answer cached = cache.find(query);
        return cached == null ? ask(query) : now(endpoint, cached);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what follows a promise does not fail
    private CompletableFuture<Answer> ask(HistoryQuery query) {
        CompletableFuture<Answer> promise = new CompletableFuture<>();
        long beganNanos = System.nanoTime();
        Future<?> task;
        try {
            task = threads.submit(() -> promise.complete(read(query)));
        } catch (RejectedExecutionException e) {
            return now(
                    query.endpoint(),
                    Answer.problem(
                                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                                    "busy",
                                    "too many questions to history at the moment")
                            .with(Map.of("Retry-After", "2")));
        }
        Answer late =
                Answer.problem(
                        HttpResponseStatus.GATEWAY_TIMEOUT,
                        "history_timeout",
                        "history did not answer in " + TIMEOUT.toSeconds() + " s");
        promise.completeOnTimeout(late, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        promise.whenComplete(
                (answer, failure) -> {
                    // Does nothing to a task that has ended.
                    task.cancel(true);
                    metrics.observeHistory(
                            query.endpoint().path(),
                            answer == null ? 499 : answer.status(),
                            System.nanoTime() - beganNanos);
                });
        return promise;
    }

    private Answer read(HistoryQuery query) {
        try {
            HistoryAnswer found = answering.answer(query);
            boolean isSettled = query.range().toMillis() < clock.millis() - SETTLED_AFTER_MILLIS;
            long lifetimeMillis = isSettled ? SETTLED_LIFETIME_MILLIS : LIFETIME_MILLIS;
            Answer answer =
                    (query.isCsv() ? csv(query, found) : json(found))
                            .with(
                                    Map.of(
                                            "Cache-Control",
                                            "private, max-age=" + lifetimeMillis / 1_000));
            cache.put(query, answer, lifetimeMillis);
            return answer;
        } catch (StoreException e) {
            LOG.warn("history does not answer: {}", e.getMessage());
            return Answer.problem(
                            HttpResponseStatus.SERVICE_UNAVAILABLE,
                            "history_unavailable",
                            "history cannot be read at the moment")
                    .with(Map.of("Retry-After", "5"));
        } catch (RuntimeException | JsonProcessingException e) {
            LOG.error("a question to history failed: {}", query, e);
            return Answer.problem(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR, "failed", "see the server's log");
        }
    }

    private static Answer json(HistoryAnswer found) throws JsonProcessingException {
        return Answer.ok("application/json", MAPPER.writeValueAsBytes(found));
    }

    private static Answer csv(HistoryQuery query, HistoryAnswer found) {
        String name = query.endpoint().path() + ".csv";
        return Answer.ok(
                        "text/csv; charset=utf-8",
                        Csv.of(found.table()).getBytes(StandardCharsets.UTF_8))
                .with(Map.of("Content-Disposition", "attachment; filename=\"" + name + '"'));
    }

    private CompletableFuture<Answer> now(HistoryQuery.Endpoint endpoint, Answer answer) {
        metrics.observeHistory(endpoint.path(), answer.status(), 0);
        return CompletableFuture.completedFuture(answer);
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "bridge-history");
        thread.setDaemon(true);
        return thread;
    }
}
